import { FACT_ID } from '../../schemas/fact-id.ts';
import type { Fact } from '../../schemas/fields.ts';
import type { Content, EntryFile, PageFile } from '../content.ts';
import type { Problem } from '../problems.ts';
import { didYouMean } from '../suggest.ts';

/** Every fact of the source stands in one file, none is missing, and each says its line as its entry does. */
export function factsAreWhole(content: Content): Problem[] {
  const owners = [...content.entries, ...content.pages];
  return [...owners.flatMap((owner) => wrongLines(owner)), ...wrongNames(content, owners), ...missing(content, owners)];
}

function wrongLines(owner: EntryFile | PageFile): Problem[] {
  const lines = 'source' in owner.data ? owner.data.source.lines : undefined;
  if (lines === undefined) return [];
  return owner.data.facts.flatMap(({ line }, at) =>
    lines.includes(line)
      ? []
      : [
          {
            ...placeOf(owner, at, 'line'),
            found: `Line ${line} is none of those that "source" names.`,
            advice: `Add it to lines, or write one of: ${lines.join(', ')}`,
          },
        ],
  );
}

/** Names that another fact, an entry, or a heading of the same page has: a link must know where to go. */
function wrongNames({ knownKeys }: Content, owners: readonly (EntryFile | PageFile)[]): Problem[] {
  const taken = new Map([...knownKeys].map((key) => [key.split('/')[1] ?? '', `content/${key}.mdx`]));
  const problems: Problem[] = [];
  for (const owner of owners) {
    const headings = new Set(owner.body.headings.map(({ id }) => id));
    for (const [at, { id }] of owner.data.facts.entries()) {
      const other = taken.get(id) ?? (headings.has(id) ? `a heading of ${owner.file}` : undefined);
      if (other === undefined) taken.set(id, owner.file);
      else
        problems.push({
          ...placeOf(owner, at, 'id'),
          found: `"${id}" is already the name of something in ${other}.`,
          advice: 'Keep it in one place, or give this fact the next number of its group.',
        });
    }
  }
  return problems;
}

/** What the numbers of `content/site.yaml` promise and no file says, and what they do not know: once for each group. */
function missing(content: Content, owners: readonly (EntryFile | PageFile)[]): Problem[] {
  const { site, siteLineOf, unread } = content;
  // What a file says that cannot be read is not missing.
  if (site === undefined || unread.size > 0) return [];
  const counts = new Map(Object.entries(site.source.facts));
  const facts = owners.flatMap((owner) => owner.data.facts.map((fact, at) => ({ owner, fact, at })));
  const known = new Set(facts.map(({ fact }) => fact.id));
  const lastOf = new Map(
    facts.toSorted((a, b) => numberOf(a.fact) - numberOf(b.fact)).map((placed) => [groupOf(placed.fact), placed]),
  );
  const uncounted = [...lastOf].filter(([group, { fact }]) => numberOf(fact) > (counts.get(group) ?? 0));
  const lost = [...counts].flatMap(([group, count]) => {
    const place = {
      file: 'content/site.yaml',
      line: siteLineOf(['source', 'facts', group]),
      field: `source.facts.${group}`,
    };
    if (!lastOf.has(group)) {
      const groups = uncounted.map(([name]) => name);
      const otherwise = groups.length > 0 ? `Write one of: ${groups.join(', ')}.` : 'Take it out, or add its facts.';
      return [{ ...place, found: `No fact is of a group "${group}".`, advice: didYouMean(group, groups, otherwise) }];
    }
    return Array.from({ length: count }, (_, index) => `${group}-${String(index + 1).padStart(2, '0')}`)
      .filter((id) => !known.has(id))
      .map((id) => ({
        ...place,
        found: `The fact "${id}" stands in no file.`,
        advice: 'Give it to the entry that says it, under facts, or correct the number.',
      }));
  });
  return [
    ...lost,
    ...uncounted.map(([group, { owner, fact, at }]) => ({
      ...placeOf(owner, at, 'id'),
      found: `content/site.yaml counts no fact "${fact.id}".`,
      advice: `Write there, under source: facts: { ${group}: ${numberOf(fact)} }`,
    })),
  ];
}

const groupOf = ({ id }: Fact): string => FACT_ID.exec(id)?.[1] ?? '';
const numberOf = ({ id }: Fact): number => Number(FACT_ID.exec(id)?.[2]);

const placeOf = ({ file, lineOf }: EntryFile | PageFile, at: number, field: string) => ({
  file,
  line: lineOf(['facts', at, field]),
  field: `facts[${at}].${field}`,
});
