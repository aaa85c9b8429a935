import type { MdxComponentName } from '../schemas/mdx-components.ts';
import Address from './Address.astro';
import Aside from './Aside.astro';
import Gap from './Gap.astro';
import ShortForm from './ShortForm.astro';
import Term from './Term.astro';

/** What an author may write in a text; `schemas/mdx-components.ts` is the list that the content check knows. */
export const components: Record<MdxComponentName, unknown> = { Address, Aside, Gap, Term };

/** The same on a page of several texts, where a short form would be explained again and again. */
export const plainComponents: typeof components = { ...components, Term: ShortForm };
