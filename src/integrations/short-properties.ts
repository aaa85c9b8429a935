import { readFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import type { CSSOptions } from 'vite';
import { shortName } from './short-name.ts';

/** A step that Vite takes with every style sheet. */
export type PostcssPlugin = Extract<
  NonNullable<Exclude<CSSOptions['postcss'], string | undefined>['plugins']>[number],
  { postcssPlugin: string }
>;

const TOKENS = ['src/styles/tokens.css', 'src/styles/states.css'];
const DECLARED = /^\s*(--[a-z0-9-]+):\s*([^;]+);/gm;
const NAME = /--[a-z0-9-]+/g;
const ALIAS = /^var\((--[a-z0-9-]+)\)$/;

/**
 * Writes the tokens of `styles/` shorter: a value of a single word, such as a length or a colour, where it is used; of the others the
 * name, as a letter or two, which a role shares with the colour that plays it. Names are for those who write styles; readers would
 * fetch them with every page.
 */
export function shortProperties(): AstroIntegration {
  return {
    name: 'short-properties',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        if (command !== 'build') return;
        const sheets = await Promise.all(TOKENS.map((file) => readFile(file, 'utf8')));
        const plugin = shortPropertiesPlugin(sheets.join('\n'));
        updateConfig({ vite: { css: { postcss: { plugins: [plugin] } } } });
      },
    },
  };
}

/**
 * What does so in a style sheet, for PostCSS.
 *
 * @param tokens the style sheets that declare the tokens, each once and for the whole page
 */
export function shortPropertiesPlugin(tokens: string): PostcssPlugin {
  const values = new Map([...tokens.matchAll(DECLARED)].map(([, name = '', value = '']) => [name, value]));
  /** The token that another one, which is nothing but it, stands for. */
  const meant = (name: string): string => {
    const of = ALIAS.exec(values.get(name) ?? '')?.[1];
    return of !== undefined && values.has(of) ? meant(of) : name;
  };
  const isWord = (name: string) => /^[#.\w]+$/.test(values.get(meant(name)) ?? '');
  const others = [...values.keys()].filter((name) => !isWord(name) && meant(name) === name);
  const names = new Map(others.map((name, place) => [name, `--${shortName(place)}`]));
  const shortened = (value: string) =>
    value
      .replace(/var\((--[a-z0-9-]+)\)/g, (use, name: string) => (isWord(name) ? (values.get(meant(name)) ?? use) : use))
      .replace(NAME, (name) => names.get(meant(name)) ?? name);
  return {
    postcssPlugin: 'short-properties',
    Once(sheet) {
      sheet.walkDecls((declaration) => {
        const { prop, value } = declaration;
        const token = values.get(prop);
        // What is declared anew somewhere has more than one value.
        if (token !== undefined && token !== value) throw declaration.error(`The token ${prop} is declared twice.`);
        if (isWord(prop) || meant(prop) !== prop) declaration.remove();
        else {
          declaration.prop = names.get(prop) ?? prop;
          declaration.value = shortened(value);
        }
      });
    },
  };
}
