import { ICON_PATH } from '../links/paths.ts';
import type { Header } from './headers.ts';

/** nginx reads no longer parameter (NGX_CONF_BUFFER). In characters. */
const LONGEST = 4096;

/**
 * nginx's rules for the headers of a build, to be included in `http`. They stand there once: an `add_header` in a `location`
 * would drop all others.
 *
 * @param base the base path, which begins and ends with a slash
 * @throws when a value is longer than nginx can read
 */
export function headerRules(headers: readonly Header[], base: string): string {
  return headers.map((header) => headerRule(header, base)).join('\n');
}

function headerRule({ name, value, except = [], httpsOnly = false }: Header, base: string): string {
  const variable = `$${name.toLowerCase().replaceAll('-', '_')}`;
  if (httpsOnly) {
    return `map $reader_scheme ${variable} {\n  https ${quoted(value)};\n  default "";\n}\nadd_header ${name} ${variable} always;\n`;
  }
  if (except.length === 0) return `add_header ${name} ${quoted(value)} always;\n`;
  const rows = except.map((row) => `  ${quoted(patternOf(row.paths, base))} ${quoted(row.value)};\n`);
  return `map $uri ${variable} {\n${rows.join('')}  default ${quoted(value)};\n}\nadd_header ${name} ${variable} always;\n`;
}

/** nginx compares the whole path with an expression like JavaScript's. */
function patternOf(paths: RegExp, base: string): string {
  if (!paths.source.startsWith('^'))
    throw new Error(`${paths} has to begin with ^, because the base path stands before it.`);
  return `~^${base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}${paths.source.slice(1)}`;
}

/**
 * Where the guide is, to be included in `server`.
 *
 * @param base the base path, which begins and ends with a slash
 */
export function placeRules(base: string): string {
  return [
    `error_page 403 404 =404 ${base}404.html;`,
    '# What browsers ask for beside a picture or a calendar that is opened by itself.',
    `location = /favicon.ico {\n  rewrite ^ ${base}${ICON_PATH.slice(1)} last;\n}`,
    ...(base === '/' ? [] : [`location = / {\n  return 302 ${base};\n}`]),
    '',
  ].join('\n');
}

function quoted(text: string): string {
  if (text.length + 2 > LONGEST)
    throw new Error(`nginx cannot read ${text.length} characters at once: ${text.slice(0, 60)}…`);
  return `"${text.replaceAll('"', '\\"')}"`;
}
