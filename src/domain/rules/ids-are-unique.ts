import { COLLECTIONS } from '../../schemas/collections.ts';
import { FOLDER_PAGE_ID } from '../../schemas/fields.ts';
import type { Content } from '../content.ts';
import { MAIN_ANCHOR } from '../links/anchors.ts';
import type { Problem } from '../problems.ts';

/** Ids that every guide has already, as anchors of `/all/`. */
const TAKEN: readonly string[] = [...COLLECTIONS, MAIN_ANCHOR];

/** Ids are unique over all collections: the anchors of `/all/` are made of them. */
export function idsAreUnique({ knownKeys }: Content): Problem[] {
  const first = new Map<string, string>();
  return [...knownKeys].flatMap((key): Problem[] => {
    const [folder, id = ''] = key.split('/');
    if (folder === 'pages') return [];
    const file = `content/${key}.mdx`;
    const other = first.get(id);
    first.set(id, other ?? file);
    const place = { file, line: 1, field: 'file' };
    if (TAKEN.includes(id)) {
      return [{ ...place, found: `"${id}" is the name of a part of every guide.`, advice: 'Rename the file.' }];
    }
    if (id === FOLDER_PAGE_ID) {
      return [
        { ...place, found: `Hosts take "${id}" for the page of the folder.`, advice: 'Give the file another name.' },
      ];
    }
    if (other === undefined) return [];
    return [{ ...place, found: `"${id}" is already the id of ${other}.`, advice: 'Rename one of the two files.' }];
  });
}
