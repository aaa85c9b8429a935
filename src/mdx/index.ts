import Address from './Address.astro';
import Aside from './Aside.astro';
import Gap from './Gap.astro';
import type { MdxComponentName } from './names.ts';

/** What an author may write in a text; `names.ts` is the list that the content check knows. */
export const components: Record<MdxComponentName, unknown> = { Address, Aside, Gap };
