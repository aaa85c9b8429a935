/**
 * What an author may write in the text of an entry, beside Markdown. Each name is a component of `src/mdx/`.
 */
export const MDX_COMPONENTS = {
  Address: { refersTo: 'of', among: 'entry', example: 'channels/slack' },
  Aside: {},
  Gap: {},
  Term: { refersTo: 'id', among: 'short form', example: 'sla' },
} as const satisfies Record<string, MdxComponent>;

/** What may be written in a text; `refersTo` is the attribute that names one thing of a kind, by a name such as the example. */
export interface MdxComponent {
  refersTo?: string;
  among?: 'entry' | 'short form';
  example?: string;
}

export type MdxComponentName = keyof typeof MDX_COMPONENTS;
