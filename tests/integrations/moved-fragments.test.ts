import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMovedFragments } from '../../src/integrations/moved-fragments.ts';

const MOVED = [['old', '/terms/no-sla/#why']] as const;

test('a place that moved to another page leads on from the end of the page', () => {
  const html = withMovedFragments('<body><p>Text.</p></body></html>', '/about/', MOVED, '/guide/');
  assert.match(
    html,
    /<\/p><script data-moved="\{&quot;old&quot;:&quot;\/guide\/terms\/no-sla\/#why&quot;\}">.*<\/script><\/body><\/html>$/,
  );
});

test('a page that cannot lead on ends the build, because the old address would lead to nothing', () => {
  assert.throws(() => withMovedFragments('<p>Text.</p>', '/about/', MOVED, '/'), {
    message: '/about/ has no </body>, before which the script would stand that leads on from places that moved.',
  });
  const within = [['old', '/about/#why']] as const;
  assert.equal(
    withMovedFragments('<p id="why">Text.</p>', '/about/', within, '/'),
    '<p id="why"><span id="old"></span>Text.</p>',
    'what leads on within the page needs none',
  );
});
