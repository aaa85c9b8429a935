/** Two names are the same name when they differ only in letter case, hyphens or spaces. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s-]+/g, ' ')
    .trim();
