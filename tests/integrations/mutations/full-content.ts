import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, parseDocument } from 'yaml';
import { fingerprintOf } from '../../../src/domain/meetings/fingerprint.ts';
import { splitFrontMatter } from '../../../src/integrations/front-matter.ts';
import { meeting } from '../../../src/schemas/meeting.ts';
import { PROJECT } from '../../support/site.ts';
import { type Cleaner, copyOf } from '../content-folder.ts';

const EVIDENCE = {
  what: 'A message to the list',
  date: '2021-05-05',
  url: 'https://example.org/evidence',
  repository: 'operate-first/support',
  file: 'README.md',
  commit: 'd7895da',
  issue: 12,
};

/** What the guide says nowhere, although its kind could: field, and what is written there. */
const ADDITIONS: Record<string, Record<string, unknown>> = {
  'concepts/operate-first.mdx': {
    'source.wording': [{ line: 4, quote: 'so they say', note: 'Not the same elsewhere.' }],
    'record.lastSign': { date: 2023, what: 'a message', evidence: EVIDENCE },
    'record.evidence': [EVIDENCE],
  },
  'channels/oi-labs-dashboard.mdx': {
    hostedBy: 'GitHub',
    'record.lastSign': { date: 2023, what: 'a message', evidence: EVIDENCE },
    'record.evidence': [EVIDENCE],
    addresses: [{ label: 'Board', url: 'https://example.org/board', dead: 'switched off in 2020' }],
  },
  'meetings/moc-odh-sprint-planning.mdx': {
    'record.state': 'closed',
    'record.lastSign.evidence': EVIDENCE,
    'record.evidence': [EVIDENCE],
    verification: { confirmedOn: '2021-12-01', evidence: EVIDENCE },
    ended: { date: '2023-03-01', by: 'the end of the cloud', evidence: EVIDENCE },
    exceptions: [
      { kind: 'cancelled', date: '2021-01-06', reason: 'a holiday' },
      { kind: 'moved', date: '2021-01-20', to: { date: '2021-01-21', time: '08:30' }, reason: 'another meeting' },
    ],
  },
  'terms/telemetry.mdx': { 'record.lastSign.evidence': EVIDENCE, 'record.evidence': [EVIDENCE] },
  'steps/join-and-introduce.mdx': {
    'record.lastSign': { date: '2023-03', what: 'a message', evidence: EVIDENCE },
    'record.evidence': [EVIDENCE],
  },
  'site.yaml': {
    'today.evidence': [EVIDENCE],
    'source.evidence': EVIDENCE,
    'corrections.url': 'https://example.org/corrections',
    'corrections.email': 'guide@example.org',
    'corrections.edit': 'https://example.org/edit/',
  },
};

/** The rules that no meeting of the guide has. */
const RULES: Record<string, object> = {
  'third-weeks': { kind: 'everyNWeeks', interval: 3, anchor: '2021-01-06' },
  'monthly-call': { kind: 'monthlyNth', nth: -1 },
  'open-days': { kind: 'dates', dates: ['2021-02-03', '2021-03-03'] },
};

/** A copy of the guide's own content. */
export const ownContent = (test: Cleaner): Promise<string> => copyOf(join(PROJECT, 'content'), test);

/** A copy of the guide's own content in which every field of every kind is written somewhere. */
export async function fullContent(test: Cleaner): Promise<string> {
  const folder = await ownContent(test);
  for (const [file, fields] of Object.entries(ADDITIONS)) {
    await changeFields(folder, file, file, (document) => {
      for (const [path, value] of Object.entries(fields)) document.setIn(path.split('.'), value);
      revise(document);
    });
  }
  for (const [id, rule] of Object.entries(RULES)) {
    await changeFields(folder, 'meetings/moc-odh-sprint-planning.mdx', `meetings/${id}.mdx`, (document) => {
      const room = { url: `https://example.org/${id}`, shortUrl: `https://example.org/${id}/short` };
      const fields = { title: `The ${id}`, aliases: [], exceptions: [], facts: [], rule, room };
      for (const [name, value] of Object.entries(fields)) document.set(name, value);
      revise(document);
    });
  }
  return folder;
}

async function changeFields(folder: string, from: string, to: string, change: (document: Document) => void) {
  const text = await readFile(join(folder, from), 'utf8');
  const yaml = splitFrontMatter(text)?.yaml ?? text;
  const document = parseDocument(yaml);
  change(document);
  await writeFile(
    join(folder, to),
    text.replace(yaml, () => document.toString({ lineWidth: 0 })),
  );
}

/** Calendars show other dates now, and what they show has a fingerprint. */
function revise(document: Document): void {
  if (document.has('revision')) document.setIn(['revision', 'of'], fingerprintOf(meeting.parse(document.toJS())));
}
