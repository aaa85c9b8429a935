/** The five collections of a guide. A reference to an entry is `collection/id`. Free of zod, because browsers need it too. */
export const COLLECTIONS = ['concepts', 'channels', 'meetings', 'terms', 'steps'] as const;
export type Collection = (typeof COLLECTIONS)[number];
