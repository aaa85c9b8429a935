interface ImportMetaEnv {
  /** The version of the search library, written in by the build (`astro.config.mjs`). */
  readonly PAGEFIND_VERSION: string;
}
