/** Loaded before a command (`node --import`): what Node compiles for it is kept, and the next start need not compile it again. */
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';

enableCompileCache(join(resolve(import.meta.dirname, '../..'), 'node_modules/.cache/compiled'));
