import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { PROJECT } from './site.ts';

const PACKAGE = '@mdn/mdn-http-observatory';
const RELEASE = '1.4.8';
/** Apart from the guide's own packages: it brings a server and a database's driver, of which nothing is used here. */
const FOLDER = join(PROJECT, `node_modules/.cache/http-observatory-${RELEASE}`);

export interface Assessment {
  grade: string;
  score: number;
  /** One line per test: its name, what it found, and what that adds or takes away. */
  lines: string[];
}

/** Installs MDN's HTTP Observatory where it is not yet; fails with npm's own words when that does not work. */
export async function ensureObservatory(): Promise<void> {
  if (existsSync(join(FOLDER, 'ready.json'))) return;
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(
    join(FOLDER, 'package.json'),
    JSON.stringify({ name: 'assessment', version: '1.0.0', type: 'module' }),
  );
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact'];
  const { status, stderr } = spawnSync('npm', ['install', ...options, `${PACKAGE}@${RELEASE}`], {
    cwd: FOLDER,
    encoding: 'utf8',
    timeout: 300_000,
  });
  if (status !== 0)
    throw new Error(`${PACKAGE} ${RELEASE} could not be installed, so nothing was assessed:\n${stderr}`);
  // Lists that it fetches from other sites after being installed: which sites browsers know by https alone, and all top-level domains.
  const lists = join(FOLDER, 'node_modules', PACKAGE, 'conf');
  await writeFile(join(lists, 'hsts-preload.json'), '{}');
  await writeFile(join(lists, 'tld-list.json'), '["org"]');
  await writeFile(join(FOLDER, 'assess.js'), SCRIPT);
  await writeFile(join(FOLDER, 'ready.json'), '{}');
}

/** As its own `scan` does it, but for a host with ports. */
const SCRIPT = `
import { ALL_TESTS } from '${PACKAGE}/src/constants.js';
import { MINIMUM_SCORE_FOR_EXTRA_CREDIT } from '${PACKAGE}/src/grader/charts.js';
import { getGradeForScore, getScoreModifier } from '${PACKAGE}/src/grader/grader.js';
import { retrieve } from '${PACKAGE}/src/retriever/retriever.js';
const [httpPort, httpsPort] = process.argv.slice(2).map(Number);
const seen = await retrieve('localhost', { httpPort, httpsPort });
if (seen.responses.auto?.status !== 200) throw new Error('The site did not answer: ' + seen.responses.auto?.status);
const results = ALL_TESTS.map((test) => test(seen));
const parts = results.map(({ result }) => (result ? getScoreModifier(result) : 0));
const lost = parts.filter((part) => part < 0).reduce((sum, part) => sum + part, 100);
const whole = parts.reduce((sum, part) => sum + part, 100);
const { grade, score } = getGradeForScore(lost >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? whole : lost);
const lines = results.map((test, at) => test.constructor.name + ': ' + test.result + ', ' + parts[at]);
console.log(JSON.stringify({ grade, score, lines }));
`;

/** @param certificate the file of the one to be trusted */
export async function assess(httpPort: number, httpsPort: number, certificate: string): Promise<Assessment> {
  const ports = [String(httpPort), String(httpsPort)];
  const { stdout } = await promisify(execFile)(process.execPath, ['assess.js', ...ports], {
    cwd: FOLDER,
    env: { ...process.env, NODE_EXTRA_CA_CERTS: certificate },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
