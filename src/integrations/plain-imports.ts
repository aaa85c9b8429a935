import type { Plugin, Rolldown } from 'vite';

/** What Vite makes of `import('./x.js')`, and what it makes of one of which only some names are used. */
const WRAPPED =
  /__vitePreload\((?:async )?\(\) => (?:\{\s*const \{[^}]*\} = await )?(import\([^)]*\))[^()]*?, __VITE_PRELOAD__\)/g;
/** What wraps, where it stands, and how scripts share it where several of them need it. */
const HELPER = 'export const __vitePreload = (load) => load();';
const LEFT =
  /var __vitePreload = \(load\) => load\(\);|(?:import|export) \{ (?:\w+ as )?__vitePreload(?: as \w+)? \}(?: from "[^"]*")?;/g;
const isHelper = (id: string): boolean => id.endsWith('vite/preload-helper.js');
const isImporting = (output: Rolldown.OutputChunk | Rolldown.OutputAsset): boolean =>
  output.type === 'chunk' && output.dynamicImports.length > 0;

/** The builds in which a script was seen that Vite has wrapped an import in: Astro makes one for browsers, and others. */
const wrapping = new WeakSet<object>();

/**
 * Leaves `import()` in the scripts of pages as it is. Vite wraps it to fetch styles and further modules ahead; scripts here
 * have neither, and a kilobyte of it would stand in every page.
 */
export const plainImports: Plugin = {
  name: 'plain-imports',
  transform: { filter: { id: /vite\/preload-helper/ }, handler: () => HELPER },
  renderChunk(code) {
    if (!code.includes('__vitePreload')) return null;
    wrapping.add(this.environment);
    const plain = code.replace(WRAPPED, '$1').replace(LEFT, '');
    const other = /.*__vitePreload.*/.exec(plain)?.[0];
    if (other !== undefined)
      this.error(
        `Vite wraps an import() in a way that is not known here; write it as () => import('./x.ts'): ${other}`,
      );
    return plain;
  },
  generateBundle(_options, bundle) {
    const importing = Object.values(bundle).find(isImporting);
    // For browsers alone does Vite wrap them; under another name, all that it wraps would have been let through.
    if (importing !== undefined && this.environment.config.consumer === 'client' && !wrapping.has(this.environment))
      this.error(
        `Vite wraps no import() in a way that is known here; see what it makes of those in ${importing.fileName}.`,
      );
    for (const [file, output] of Object.entries(bundle)) {
      if (output.type === 'chunk' && output.moduleIds.every(isHelper)) delete bundle[file];
    }
  },
};
