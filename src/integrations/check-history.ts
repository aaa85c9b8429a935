import { forgottenPermalinks, type Permalink } from '../domain/links/permalinks.ts';
import { type Revision, refuseRevision } from '../domain/meetings/revisions.ts';
import type { Problem } from '../domain/problems.ts';
import { isUnearnedRenewal } from '../domain/renewals.ts';
import { meeting } from '../schemas/meeting.ts';
import { CHANGES_FOLDER } from './changes-folder.ts';
import { type Fields, readFields, splitFrontMatter } from './front-matter.ts';
import type { ChangedFile } from './last-commit.ts';
import { permalinksIn } from './permalinks-file.ts';

/** What is wrong with how a content folder changed since a commit. */
export const problemsOfHistory = (changed: readonly ChangedFile[]): Problem[] => [
  ...changed.flatMap(renewalWithoutEvidence),
  ...changed.flatMap(changeWithoutRevision),
  ...changed.flatMap(({ path, before = '', after = '' }) =>
    path === PERMALINKS ? forgottenPermalinks(permalinksIn(before), permalinksIn(after)) : [],
  ),
  ...silentChange(changed),
];

/** Whether the commit has the guide of another community, which this one was begun from. */
export function wasAnotherGuide(changed: readonly ChangedFile[]): boolean {
  const site = changed.find(({ path }) => path === 'site.yaml');
  return site?.before !== undefined && guideIdIn(site.before) !== guideIdIn(site.after ?? '');
}

/**
 * What is wrong with the id of a guide that has another one than the commit, and yet most of its published addresses: calendars and
 * feeds know a guide by its id, and would show everything of it once more.
 *
 * @param now the addresses ever published that the folder remembers
 */
export function problemsOfNewId(changed: readonly ChangedFile[], now: readonly Permalink[]): Problem[] {
  const site = changed.find(({ path }) => path === 'site.yaml')?.after ?? '';
  const file = changed.find(({ path }) => path === PERMALINKS);
  const before = file === undefined ? now : permalinksIn(file.before ?? '');
  const kept = new Set(now.map(({ address }) => address));
  if (before.filter(({ address }) => kept.has(address)).length <= before.length / 2) return [];
  return [
    {
      file: 'content/site.yaml',
      line: site.split('\n').findIndex((line) => line.startsWith('id:')) + 1,
      field: 'id',
      found: `"${guideIdIn(site)}" is another name for the same guide: content/permalinks.txt has its addresses.`,
      advice: 'Give it the old one back, by which calendars know it. For a guide of your own, delete that file first.',
    },
  ];
}

const guideIdIn = (text: string): unknown => (readFields(text, 1).data as { id?: unknown } | null)?.id;

const PERMALINKS = 'permalinks.txt';
/** Files that readers do not see. */
const UNSEEN = ['README.md', PERMALINKS, 'moved.json'];

const isInChanges = ({ path }: ChangedFile): boolean => path.startsWith(`${CHANGES_FOLDER}/`);

/**
 * Words that changed while nobody wrote down what and why: one problem, at the first of them. What was written about an earlier
 * change, and is touched now, says nothing of this one.
 */
function silentChange(changed: readonly ChangedFile[]): Problem[] {
  if (changed.some((file) => isInChanges(file) && file.before === undefined)) return [];
  const [first] = changed.filter((file) => !isInChanges(file) && !UNSEEN.includes(file.path));
  if (first === undefined) return [];
  const key = /^[^/]+\/[^/]+(?=\.mdx$)/.exec(first.path)?.[0] ?? '';
  return [
    {
      file: `content/${first.path}`,
      line: 1,
      field: 'file',
      found: 'This has changed, and no new file of content/changes/ says what and why.',
      advice: `Run: npm run change -- --entries "${key}"`,
    },
  ];
}

/** A record that says that a person looked again, without anything new to show for it. */
function renewalWithoutEvidence({ path, before, after }: ChangedFile): Problem[] {
  const [old, own] = [recordIn(before), recordIn(after)];
  if (old === undefined || own === undefined || !isUnearnedRenewal(old.record, own.record)) return [];
  return [
    {
      file: `content/${path}`,
      line: own.line,
      field: 'record.checked',
      found: `The day is later than ${old.record['checked']}, and nothing beside it has changed.`,
      advice: 'Add what you looked at to evidence, with its date ("looked again, nothing new"), or keep the old day.',
    },
  ];
}

/** A meeting whose calendar shows something else, under a revision that calendars have already. */
function changeWithoutRevision({ path, before, after }: ChangedFile): Problem[] {
  if (!path.startsWith('meetings/')) return [];
  const [old, own] = [revisionIn(before), revisionIn(after)];
  if (old === undefined || own === undefined) return [];
  return refuseRevision(old.revision, own.revision).map(({ field, ...refusal }) => ({
    file: `content/${path}`,
    line: own.lineOf(['revision', field]),
    field: `revision.${field}`,
    ...refusal,
  }));
}

/** The revision in the text of a meeting, if it has the right shape; else the check of the file itself tells. */
function revisionIn(text: string | undefined): { revision: Revision; lineOf: Fields['lineOf'] } | undefined {
  const { fields, lineOf } = fieldsIn(text);
  const { data } = meeting.shape.revision.safeParse(fields['revision']);
  return data && { revision: data, lineOf };
}

/** The record in the text of a file, as it is written, and the line of its day. */
function recordIn(text: string | undefined): { record: Record<string, unknown>; line: number } | undefined {
  const { fields, lineOf } = fieldsIn(text);
  const { record } = fields;
  return isGroup(record) ? { record, line: lineOf(['record', 'checked']) } : undefined;
}

/** The front matter of a file, as it is written; no fields where there is none. */
function fieldsIn(text = ''): { fields: Readonly<Record<string, unknown>>; lineOf: Fields['lineOf'] } {
  const split = splitFrontMatter(text);
  if (split === undefined) return { fields: {}, lineOf: () => 1 };
  const { data, lineOf } = readFields(split.yaml, split.yamlLine);
  return { fields: isGroup(data) ? data : {}, lineOf };
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
