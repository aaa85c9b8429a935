/**
 * What an author may write in the text of an entry, beside Markdown. Each name is a component of this folder;
 * `refersTo` is the attribute that names an entry.
 */
export const MDX_COMPONENTS = {
  Address: { refersTo: 'of' },
  Aside: {},
  Gap: {},
} as const satisfies Record<string, { refersTo?: string }>;

export type MdxComponentName = keyof typeof MDX_COMPONENTS;
