import type { Content } from '../content.ts';
import { moveOfId } from '../links/moves.ts';
import { shortPath } from '../links/paths.ts';
import type { Problem } from '../problems.ts';

/** Nothing has the id of an entry that moved: its old short address can lead to one place only, and people have sent it to each other. */
export function oldIdsStayTaken(content: Content): Problem[] {
  // What moved and is there all the same is told where that is written down.
  const moves = content.moves.filter(({ from }) => !content.knownKeys.has(from));
  return placesOfIds(content).flatMap(({ id, advice, ...place }): Problem[] => {
    const move = moveOfId(id, moves);
    if (move === undefined) return [];
    const found = `"${id}" was the name of ${move.from}, and ${shortPath(id)} still leads to ${move.to}.`;
    return [{ ...place, found, advice }];
  });
}

type PlaceOfId = Omit<Problem, 'found'> & { id: string };

/** Every id that has a short address, and where it is given. */
function placesOfIds({ knownKeys, entries, pages }: Content): PlaceOfId[] {
  const ofEntries = [...knownKeys].flatMap((key): PlaceOfId[] => {
    const [folder, id = ''] = key.split('/');
    if (folder === 'pages') return [];
    return [{ id, file: `content/${key}.mdx`, line: 1, field: 'file', advice: 'Rename the file.' }];
  });
  const ofFacts = [...entries, ...pages].flatMap(({ file, data, lineOf }) =>
    data.facts.map(({ id }, at) => ({
      id,
      file,
      line: lineOf(['facts', at, 'id']),
      field: `facts[${at}].id`,
      advice: 'Give this fact the next number of its group.',
    })),
  );
  return [...ofEntries, ...ofFacts];
}
