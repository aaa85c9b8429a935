import { escapeXml } from '../domain/xml.ts';

const CHARSET = /<meta charset="?utf-8"?\s*\/?>/i;

/**
 * A page with what it may do, for hosts that send no headers, as the first `meta` after that of its encoding: it holds only for what
 * follows. Astro's own `security.csp` forgets the styles of components that stand inside MDX.
 *
 * @throws when the page does not name its encoding
 */
export function withPolicy(html: string, file: string, policy: string): string {
  if (!CHARSET.test(html))
    throw new Error(`${file} has no <meta charset="utf-8">, behind which its policy would stand.`);
  const meta = `<meta http-equiv="content-security-policy" content="${escapeXml(policy)}">`;
  return html.replace(CHARSET, (charset) => charset + meta);
}
