import type { Plugin } from 'vite';

/** The module in which Vite keeps what it wraps around every import that happens when it is needed. */
const HELPER = /vite\/preload-helper/;

/**
 * Leaves `import()` in the scripts of pages as it is. Vite wraps it to fetch styles and further modules ahead; scripts here
 * have neither, and a kilobyte of it would stand in every page.
 */
export const plainImports: Plugin = {
  name: 'plain-imports',
  transform: { filter: { id: HELPER }, handler: () => 'export const __vitePreload = (load) => load();' },
};
