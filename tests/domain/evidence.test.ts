import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidencePlace, evidenceUrl } from '../../src/domain/evidence.ts';
import type { Evidence } from '../../src/schemas/fields.ts';

const repository = 'operate-first/apps';
const EVIDENCE: [evidence: Evidence, url: string, place: string][] = [
  [{ url: 'https://example.org/a' }, 'https://example.org/a', 'https://example.org/a'],
  [
    { repository, commit: 'eff1fe61' },
    'https://github.com/operate-first/apps/commit/eff1fe61',
    'operate-first/apps, commit eff1fe61',
  ],
  [{ repository, issue: 80 }, 'https://github.com/operate-first/apps/issues/80', 'operate-first/apps, issue 80'],
  [
    { repository, file: 'docs/intro.md', commit: 'eff1fe61' },
    'https://github.com/operate-first/apps/blob/eff1fe61/docs/intro.md',
    'operate-first/apps, docs/intro.md, commit eff1fe61',
  ],
  [
    { repository, file: 'docs/what is #1?.md', commit: 'eff1fe61' },
    'https://github.com/operate-first/apps/blob/eff1fe61/docs/what%20is%20%231%3F.md',
    'operate-first/apps, docs/what is #1?.md, commit eff1fe61',
  ],
  [
    { repository, file: 'docs/intro.md', issue: 80 },
    'https://github.com/operate-first/apps/issues/80',
    'operate-first/apps, docs/intro.md, issue 80',
  ],
  [
    { repository, commit: 'eff1fe61', url: 'https://example.org/a' },
    'https://example.org/a',
    'operate-first/apps, commit eff1fe61',
  ],
];
for (const [evidence, url, place] of EVIDENCE) {
  test(`${place} is read at ${url}`, () => {
    assert.deepEqual([evidenceUrl(evidence), evidencePlace(evidence)], [url, place]);
  });
}
