import * as runtime from 'astro/jsx-runtime';

/** A compiled text, which is given what it imports (`integrations/gathered-texts.ts`). */
type Text = (imported: typeof runtime) => {
  MDXContent: (props: Props) => unknown;
  getHeadings: () => unknown[];
};
type Props = { components?: Record<string, unknown> };

/** What Astro takes of the module of a text. */
interface TextModule {
  Content: (props: Props) => unknown;
  getHeadings: () => unknown[];
}

/** Texts as Astro asks for them, by the paths of their files. Each is made of what `@astrojs/mdx` would put into its module. */
export function textModules(texts: Record<string, Text>): Map<string, () => Promise<TextModule>> {
  return new Map(Object.entries(texts).map(([path, text]) => [path, async () => moduleOf(text)]));
}

/** By these Astro knows what renders it, and whose its errors are. */
const MARKS = { [Symbol.for('astro:renderer')]: 'astro:jsx', [Symbol.for('mdx-component')]: true };

function moduleOf(text: Text): TextModule {
  const { MDXContent, getHeadings } = text(runtime);
  const Content = (props: Props) =>
    MDXContent({ ...props, components: { Fragment: runtime.Fragment, ...props.components } });
  return { Content: Object.assign(Content, MARKS), getHeadings };
}
