import type { Content, FieldPath } from '../content.ts';

/** A file with fields, whatever its kind. */
export interface FileWithFields {
  file: string;
  data: unknown;
  lineOf(path: FieldPath): number;
}

/** Every file that has fields: entries, pages, changes, and what belongs to the guide as a whole. */
export const filesOf = ({ entries, pages, changes, site, siteLineOf }: Content): FileWithFields[] => [
  ...entries,
  ...pages,
  ...changes,
  ...(site === undefined ? [] : [{ file: 'content/site.yaml', data: site, lineOf: siteLineOf }]),
];
