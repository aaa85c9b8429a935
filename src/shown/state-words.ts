import type { Collection } from '../schemas/collections.ts';

/** What a state is the state of, for those who hear it without the line above the list: meetings have one of their own. */
export const stateWords = (collection: Collection): string => (collection === 'meetings' ? 'State' : 'Later record');
