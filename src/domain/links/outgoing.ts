import type { Evidence } from '../../schemas/fields.ts';
import type { Site } from '../../schemas/site.ts';
import { addressesOf } from '../addresses-of.ts';
import { type Content, type EntryFile, type FieldPath, fieldName } from '../content.ts';
import { evidenceUrl } from '../evidence.ts';

/** An address of the outside world, and where in the content it stands. */
export interface OutgoingAddress {
  /** Exactly as the source has it. */
  url: string;
  file: string;
  line: number;
  /** The field of the front matter; `link` in a text. */
  field: string;
  /** What became of it, when it leads nowhere any more. */
  dead?: string | undefined;
}

/** An address in a field of front matter, before the line of the field is known. */
interface FieldAddress {
  url: string;
  path: FieldPath;
  dead?: string | undefined;
}

/**
 * Every address of the web that the content leads to, once for each place where it stands. `corrections.edit` is none: it
 * is the beginning of addresses.
 */
export function outgoingAddresses({ site, siteLineOf, entries, pages }: Content): OutgoingAddress[] {
  return [
    ...entries.flatMap((entry) => [
      ...placed(entry.file, entry.lineOf, addressesInFields(entry)),
      ...addressesInText(entry),
    ]),
    ...pages.flatMap(addressesInText),
    ...(site === undefined ? [] : placed('content/site.yaml', siteLineOf, addressesOfSite(site))),
  ];
}

/** The addresses that the links of a text lead to. */
export function addressesInText({ file, body }: Pick<EntryFile, 'file' | 'body'>): OutgoingAddress[] {
  return body.links
    .filter(({ target }) => /^https?:/i.test(target))
    .map(({ target, line }) => ({ url: target, file, line, field: 'link' }));
}

function placed(file: string, lineOf: (path: FieldPath) => number, addresses: FieldAddress[]): OutgoingAddress[] {
  return addresses.map(({ url, path, dead }) => ({ url, file, line: lineOf(path), field: fieldName(path), dead }));
}

function addressesInFields(entry: EntryFile): FieldAddress[] {
  const { record } = entry.data;
  return [
    ...addressesOf(entry),
    ...(entry.collection === 'meetings' ? addressesOfMeeting(entry.data) : []),
    ...(entry.collection === 'channels' ? inEvidence(entry.data.post?.addition, ['post', 'addition']) : []),
    ...inEvidence(record.lastSign?.evidence, ['record', 'lastSign', 'evidence']),
    ...record.evidence.flatMap((evidence, index) => inEvidence(evidence, ['record', 'evidence', index])),
  ];
}

/** What a meeting leads to beside its room. */
function addressesOfMeeting({ room, verification, ended }: Extract<EntryFile, { collection: 'meetings' }>['data']) {
  return [
    ...(room.shortUrl === undefined ? [] : [{ url: room.shortUrl, path: ['room', 'shortUrl'] }]),
    ...inEvidence(verification?.evidence, ['verification', 'evidence']),
    ...inEvidence(ended?.evidence, ['ended', 'evidence']),
  ];
}

function addressesOfSite({ today, source, shortForms, corrections }: Site): FieldAddress[] {
  return [
    ...today.evidence.flatMap((evidence, index) => inEvidence(evidence, ['today', 'evidence', index])),
    ...inEvidence(source.evidence, ['source', 'evidence']),
    ...shortForms.flatMap(({ addition }, index) => inEvidence(addition, ['shortForms', index, 'addition'])),
    ...(corrections.url === undefined ? [] : [{ url: corrections.url, path: ['corrections', 'url'] }]),
  ];
}

function inEvidence(evidence: Evidence | undefined, path: FieldPath): FieldAddress[] {
  if (evidence === undefined) return [];
  const field = evidence.url === undefined ? 'repository' : 'url';
  return [{ url: evidenceUrl(evidence), path: [...path, field] }];
}
