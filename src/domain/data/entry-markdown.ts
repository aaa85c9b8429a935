import type { EntryOfAnyKind } from '../content.ts';
import { spokenDate } from '../dates.ts';
import { evidencePlace, evidenceUrl } from '../evidence.ts';
import { describe, exceptionInWords } from '../meetings/describe.ts';

/** What of the guide as a whole stands in every text. */
interface Whole {
  /** The document that the guide is made from. */
  source: { title: string };
  url: string;
  shortUrl: string;
}

/**
 * An entry as a Markdown document: what it is, its facts, where they come from and what is known of them today, and its text.
 *
 * @param text as `plainMarkdown` answers it
 */
export function entryMarkdown(entry: EntryOfAnyKind, text: string, { source, url, shortUrl }: Whole): string {
  const { data } = entry;
  const lines = data.source.lines ?? [];
  const cited = lines.length === 0 ? '' : `, ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
  const { state, says, lastSign, evidence, checked } = data.record;
  const signs = [...(lastSign?.evidence ? [lastSign.evidence] : []), ...evidence];
  const facts = [
    ...factsOf(entry),
    ['Address', `<${url}>`],
    ['Short address', `<${shortUrl}>`],
    ['Source', `“${source.title}”${cited}, as of ${spokenDate(data.source.asOf)}`],
    ...data.source.wording.map(({ line, quote }) => [`In its words, line ${line}`, `“${quote}”`]),
    ['Later record', `${state} – ${says}`],
    ...(lastSign ? [['Last sign', `${spokenDate(lastSign.date)}, ${lastSign.what}`]] : []),
    ...signs.map((sign) => [
      'Evidence',
      `${sign.what ? `${sign.what}: ` : ''}${evidencePlace(sign)} <${evidenceUrl(sign)}>`,
    ]),
    ['Looked up on', spokenDate(checked)],
  ];
  return [`# ${data.title}`, `> ${data.summary}`, facts.map(([name, value]) => `- ${name}: ${value}`).join('\n'), text]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** The facts of each kind, in the words of its page. */
function factsOf(entry: EntryOfAnyKind): string[][] {
  switch (entry.collection) {
    case 'concepts':
      return [['What it is', entry.data.role], ...(entry.data.shortForm ? [['Short form', entry.data.shortForm]] : [])];
    case 'channels':
      return [
        ...(entry.data.post ? [['Where to post', entry.data.post.to]] : []),
        ...addressFacts(entry.data.addresses),
        ['Good for', entry.data.goodFor.join('; ')],
        ['For whom', entry.data.audience],
        ['How to join', entry.data.join],
      ];
    case 'meetings':
      return [
        ['Full name', entry.data.fullName],
        ['As written', entry.data.rhythm],
        ['Read here as', describe(entry.data)],
        ['Stated for', entry.data.statedFor.join(', ') || 'no year'],
        ...entry.data.exceptions.map((exception) => ['Except', exceptionInWords(exception)]),
        ...(entry.data.ended ? [['Over since', `${spokenDate(entry.data.ended.date)}: ${entry.data.ended.by}`]] : []),
        ['How long', entry.data.duration === null ? 'not stated' : `${entry.data.duration} minutes`],
        ['Meeting room', entry.data.room.url],
        ...(entry.data.invite ? [['Invitation', `${entry.data.invite.says} ${entry.data.invite.contact}`]] : []),
        ['Good for', entry.data.goodFor.join('; ')],
      ];
    case 'terms':
      return [
        ['In one line', entry.data.rule],
        ['For your project', entry.data.meansForProject],
      ];
    case 'steps':
      return [
        ['You need', entry.data.need.join('; ')],
        ['You do', entry.data.doing.join('; ')],
        ['Afterwards', entry.data.have],
        ...addressFacts(entry.data.addresses),
      ];
  }
}

const addressFacts = (addresses: readonly { label: string; url: string; dead?: string | undefined }[]): string[][] =>
  addresses.map(({ label, url, dead }) => [label, dead ? `${url} (${dead})` : url]);
