/** Builds and serves the guide of a large made-up community with the same `src/`: `npm run start:other`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { writeKiteCloud } from './support/kite-cloud.ts';
import { PROJECT } from './support/site.ts';

const folder = join(PROJECT, 'node_modules/.cache/kite-cloud');
const content = join(folder, 'content');
await writeKiteCloud(content);
const env = { ...process.env, CONTENT_DIR: content, OUT_DIR: join(folder, 'dist') };
process.exitCode = spawnSync('npm', ['start'], { cwd: PROJECT, env, stdio: 'inherit' }).status ?? 1;
