import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainFailure, explainPacking, explainWriting } from '../../src/commands/explain-failure.ts';

const FOLDERS = { freshDir: '/srv/.dist-next', outDir: '/srv/dist' };
const systemError = (code: string, path?: string): Error =>
  Object.assign(new Error(`${code}: no such luck, write${path ? ` '${path}'` : ''}`), { code, path });

const FAILURES: [what: string, error: unknown, said: RegExp | undefined][] = [
  ['a full disk', systemError('ENOSPC'), /^The site was not built\. The disk has no space left\.\nFree some space,/],
  ['a full quota', systemError('EDQUOT'), /The disk has no space left\./],
  ['a page that may not be written', systemError('EACCES', '/srv/.dist-next/a/index.html'), /^.* \/srv\/dist may not/],
  ['a cache that may not be written', systemError('EPERM', '/home/x/.cache'), /^.* \/home\/x\/\.cache may not/],
  ['a disk that can only be read', systemError('EROFS'), /\/srv\/dist is on a disk that can only be read\./],
  ['a site that is a mount point', systemError('EBUSY', '/srv/dist'), /choose a folder inside it for the site/],
  ['a file in the way', systemError('ENOTDIR', '/srv'), /^.* \/srv cannot be made/],
  ['too many files', systemError('EMFILE'), /Close other programs/],
  ['a bundler without a code', new Error('Could not write: No space left on device (os error 28)'), /no space left/],
  ['a bundler that quotes', new Error("[plugin a]\nError: EROFS: read-only, mkdir '/srv/x'"), /\/srv\/x is on a disk/],
  ['a failure within a failure', new Error('So.', { cause: systemError('ENOSPC') }), /no space left/],
  ['a slip in the code', new TypeError('undefined is not a function'), undefined],
  ['a file that is not there', systemError('ENOENT'), undefined],
];
for (const [what, error, said] of FAILURES) {
  test(`${what} is ${said === undefined ? 'no failure of the disk' : 'said in words, with what to do'}`, () => {
    const words = explainFailure(error, FOLDERS);
    if (said === undefined) assert.equal(words, undefined);
    else assert.match(words ?? '', said);
  });
}

const WRITINGS: [what: string, error: unknown, said: string | undefined][] = [
  ['beside the content', systemError('EACCES', '/srv/.content-trial-12'), '/srv may not be written.'],
  [
    'in the copy of it',
    systemError('EACCES', '/srv/.words-trial-12/terms/a.mdx'),
    '/srv/words/terms/a.mdx may not be written.',
  ],
  [
    'a new file',
    systemError('EROFS', '/srv/content/changes/.a.yaml.12.new'),
    '/srv/content/changes is on a disk that can only be read.',
  ],
  ['a full disk', systemError('ENOSPC'), 'The disk has no space left.'],
  ['without a place', systemError('EPERM'), 'The content may not be written.'],
  ['a slip in the code', new TypeError('undefined is not a function'), undefined],
];
for (const [what, error, said] of WRITINGS) {
  test(`what cannot be written is named as its author knows it: ${what}`, () =>
    assert.equal(explainWriting(error), said));
}

test('what keeps a site from being packed is said with what to do, and no other place is proposed', () => {
  assert.equal(
    explainPacking(systemError('EBUSY', '/srv/.packed')),
    'The site was not packed. /srv/.packed is a disk of its own, or in use by the system.\nTake it out of use, and pack again.',
  );
  assert.equal(explainPacking(new TypeError('undefined is not a function')), undefined);
});
