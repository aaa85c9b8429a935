import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { documentPolicy } from '../domain/security/policy.ts';
import { escapeXml } from '../domain/xml.ts';
import { readBuiltPages } from './built-pages.ts';
import { inlineCode } from './inline-code.ts';

const CHARSET = /<meta charset="?utf-8"?\s*\/?>/i;

/**
 * Writes into every finished page what it may do, for hosts that send no headers. It has to come after everything that changes
 * scripts or styles. Astro's own `security.csp` forgets the styles of components that stand inside MDX, so the hashes are worked
 * out from the finished HTML.
 */
export function securityPolicy(): AstroIntegration {
  return {
    name: 'security-policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const pages = await readBuiltPages(folder);
        for (const { file, document } of pages) {
          const html = await readFile(join(folder, file), 'utf8');
          await writeFile(join(folder, file), withPolicy(html, file, documentPolicy(inlineCode(document))));
        }
        logger.info(`${pages.length} pages say what they may do.`);
      },
    },
  };
}

/**
 * A page with its policy as the first `meta` after that of its encoding: it holds only for what follows.
 *
 * @throws when the page does not name its encoding
 */
export function withPolicy(html: string, file: string, policy: string): string {
  if (!CHARSET.test(html))
    throw new Error(`${file} has no <meta charset="utf-8">, behind which its policy would stand.`);
  const meta = `<meta http-equiv="content-security-policy" content="${escapeXml(policy)}">`;
  return html.replace(CHARSET, (charset) => charset + meta);
}
