interface ImportMetaEnv {
  /** The version of the search library, written in by the build (`astro.config.mjs`). */
  readonly PAGEFIND_VERSION: string;
  /** See `integrations/code-version.ts`. */
  readonly CODE_VERSION: string;
}
