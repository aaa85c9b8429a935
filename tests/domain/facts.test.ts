import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factPath, factsInOrder } from '../../src/domain/facts.ts';

test('facts stand in the order of the source, whatever retells them', () => {
  const fact = (id: string, line: number) => ({ id, line, says: 'So.' });
  const owners = [
    { id: 'b', data: { facts: [fact('te-02', 9), fact('te-10', 4)] } },
    { id: 'a', data: { facts: [fact('te-03', 4), fact('te-01', 12)] } },
  ];
  assert.deepEqual(
    factsInOrder(owners).map(({ fact, owner }) => `${fact.id} of ${owner.id}`),
    ['te-03 of a', 'te-10 of b', 'te-02 of b', 'te-01 of a'],
  );
});

const PLACES: [what: string, owner: Parameters<typeof factPath>[0], path: string][] = [
  ['an entry is read on its page', { id: 'no-backup', collection: 'terms' }, '/terms/no-backup/#te-12'],
  [
    'a step is read among all others, for steps share a page',
    { id: 'ask', collection: 'steps' },
    '/about/source/#te-12',
  ],
  ['a page is too', { id: 'home' }, '/about/source/#te-12'],
];
for (const [what, owner, path] of PLACES) {
  test(`a fact of ${what}`, () => assert.equal(factPath(owner, 'te-12'), path));
}
