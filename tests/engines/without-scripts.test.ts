import assert from 'node:assert/strict';
import type { Place } from '../support/engines/engine.ts';
import { journey } from '../support/engines/journeys.ts';
import { arrivesAt, countOf, isInWindow, isVisible, pathOf, textOf } from '../support/engines/looking.ts';
import { becomes } from '../support/reader.ts';

const settings = { scripts: false };

journey(
  'without scripts the search box of home leads to the names from A to Z',
  async (reader) => {
    await reader.open('/');
    await reader.click({ role: 'searchbox', name: 'Search the guide' });
    await reader.type('slack');
    await reader.click({ role: 'button', name: 'Search' });
    await arrivesAt(reader, 'A to Z');
    await reader.click({ role: 'link', name: 'Slack chat', within: { role: 'main' } });
    await arrivesAt(reader, 'Slack chat');
  },
  { settings },
);

journey(
  'without scripts the search page says what to do instead',
  async (reader) => {
    await reader.open('/search/');
    const advice: Place = { css: 'noscript p' };
    assert.match((await textOf(reader, advice)) ?? '', /^Searching needs scripts, which are off\./);
    const ways = await reader.look({ css: 'noscript a' }, (links) => links.map((link) => link.getAttribute('href')));
    assert.deepEqual(ways, ['/a-z/', '/all/']);
  },
  { settings },
);

journey(
  'without scripts an entry is read, its evidence opens, and a mark is a plain link',
  async (reader) => {
    await reader.open('/terms/no-sla/');
    await arrivesAt(reader, 'No SLA');
    const evidence: Place = { css: 'main details summary + *' };
    assert.equal(await isVisible(reader, evidence), false);
    await reader.click({ css: 'main details summary' });
    await becomes(() => isVisible(reader, evidence), true);
    await reader.click({ role: 'link', name: 'Link to “In the source”' });
    await becomes(() => pathOf(reader), '/terms/no-sla/#in-the-source');
    await becomes(() => isInWindow(reader, { css: '#in-the-source' }), true);
  },
  { settings },
);

journey(
  'without scripts a short address leads on, and no button is shown that would do nothing',
  async (reader) => {
    await reader.open('/go/project-coordination/');
    await becomes(() => pathOf(reader), '/meetings/project-coordination/');
    await arrivesAt(reader, 'Project Coordination meeting');
    assert.equal(await countOf(reader, { role: 'button', name: 'Copy the address' }), 0);
  },
  { settings },
);
