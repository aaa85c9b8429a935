import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { documentPolicy } from '../domain/security/policy.ts';
import { escapeXml } from '../domain/xml.ts';
import { inlineCode } from './inline-code.ts';
import type { UnfinishedPages } from './unfinished-pages.ts';

const CHARSET = /<meta charset="?utf-8"?\s*\/?>/i;

/**
 * Writes every finished page, and into it what it may do, for hosts that send no headers. It has to come after everything that
 * changes scripts or styles. Astro's own `security.csp` forgets the styles of components that stand inside MDX, so the hashes are worked
 * out from the finished HTML.
 */
export function securityPolicy(unfinished: UnfinishedPages): AstroIntegration {
  const codeIn = unfinished.ask(({ document }) => inlineCode(document));
  return {
    name: 'security-policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const code = await codeIn(folder);
        await unfinished.write(folder, ({ html, file }, at) => {
          const inline = code[at];
          if (inline === undefined) throw new Error(`${file} was not looked at.`);
          return withPolicy(html, file, documentPolicy(inline));
        });
        logger.info(`${code.length} pages say what they may do.`);
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
