import { compareText } from '../problems.ts';
import type { OutgoingAddress } from './outgoing.ts';

/**
 * What came of asking an address. `moved`: it answers, somewhere else; `untold`: its server does not answer programs, or not
 * now; `unasked`: the time was over.
 */
export type Verdict = 'fine' | 'moved' | 'untold' | 'unasked' | 'broken';

export interface Answer {
  verdict: Verdict;
  /** The status, or what went wrong, in a few words. */
  says: string;
}

/** What the report counts, in its order: what has to be looked at comes last, where a terminal stops. */
const GROUPS: [group: Verdict | 'dead', words: string][] = [
  ['fine', 'answer'],
  ['dead', 'known to be dead, and not asked'],
  ['moved', 'answer somewhere else'],
  ['untold', 'cannot be told'],
  ['unasked', 'were not asked in time'],
  ['broken', 'broken'],
];

/**
 * The report on all addresses: each once, with what it said and where it stands; sorted by address in each group, and counted.
 *
 * @param answers by address, as it is written; those that are dead need none
 */
export function answersReport(addresses: readonly OutgoingAddress[], answers: ReadonlyMap<string, Answer>): string {
  const places = Map.groupBy(addresses, ({ url }) => url);
  const lines = [...places].map(([url, all]) => {
    const dead = all.find(({ dead }) => dead !== undefined)?.dead;
    const { verdict, says } = answers.get(url) ?? { verdict: 'unasked', says: 'not asked' };
    return { url, all, group: dead === undefined ? verdict : 'dead', says: dead ?? says };
  });
  const groups = GROUPS.map(([group, words]) => ({ words, members: lines.filter((line) => line.group === group) }));
  const paragraphs = groups.flatMap(({ words, members }) =>
    members
      .toSorted((a, b) => compareText(a.url, b.url))
      .map(({ url, all, says }, index) =>
        [...(index === 0 ? [`${words}:\n`] : []), url, `  ${says}`, ...all.map(placeOf).toSorted(compareText), ''].join(
          '\n',
        ),
      ),
  );
  const counts = groups
    .filter(({ members }) => members.length > 0)
    .map(({ words, members }) => `${members.length} ${words}`);
  return `${paragraphs.join('\n')}\n${lines.length} ${lines.length === 1 ? 'address' : 'addresses'}: ${counts.join('; ')}.\n`;
}

const placeOf = ({ file, line, field }: OutgoingAddress): string => `  ${file}:${line}  ${field}`;
