import type { EntryFile, PageFile } from '../content.ts';

/** The answer itself, as a search result shows it: the address, the time, the rule. */
export function answerOf(file: EntryFile | PageFile): string {
  if (!('collection' in file)) return file.data.summary;
  switch (file.collection) {
    case 'channels':
      return file.data.addresses.map(({ url }) => url).join(' ');
    case 'meetings':
      return file.data.rhythm;
    case 'terms':
      return file.data.rule;
    default:
      return file.data.summary;
  }
}
