import { readFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import type { PostcssPlugin } from './short-properties.ts';

const LAYERS = 'src/styles/layers.css';

/**
 * Begins every style sheet that has layers with their order: the first mention of a layer decides over its place (CSS Cascading and
 * Inheritance 5, 6.4.3), and Astro puts the styles of a page's own components before those of its layout.
 */
export function layerOrder(): AstroIntegration {
  return {
    name: 'layer-order',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        const plugin = layerOrderPlugin(await readFile(LAYERS, 'utf8'));
        updateConfig({ vite: { css: { postcss: { plugins: [plugin] } } } });
      },
    },
  };
}

/**
 * What does so in a style sheet, for PostCSS.
 *
 * @param layers the style sheet that says the order
 * @throws when it says none
 */
export function layerOrderPlugin(layers: string): PostcssPlugin {
  const order = /@layer [^;{]+;/.exec(layers)?.[0];
  if (order === undefined) throw new Error(`${LAYERS} says no order.`);
  return {
    postcssPlugin: 'layer-order',
    Once(sheet) {
      const css = sheet.toString();
      // The styles of a component come by twice.
      if (css.includes('@layer') && !css.startsWith(order)) sheet.prepend(order);
    },
  };
}
