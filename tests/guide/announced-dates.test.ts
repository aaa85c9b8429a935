import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import { findAll, textContent } from 'domutils';
import { parseDocument } from 'htmlparser2';
import { todayIn } from '../../src/clock.ts';
import { groupsOf } from '../../src/domain/groups.ts';
import { calendarPath, projectionPath } from '../../src/domain/links/paths.ts';
import { standingOn } from '../../src/domain/meetings/state.ts';
import { statedOccurrences } from '../../src/domain/meetings/stated.ts';
import { readBuiltPages } from '../../src/integrations/built-pages.ts';
import { contentOfGuide } from '../support/content.ts';
import { filesBelow, readUnpacked } from '../support/files.ts';
import { theGuide } from '../support/site.ts';

const HONEST = 'calculated, not announced';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The days that a text names, in figures, as calendars write them, and in words. */
function daysIn(text: string): string[] {
  const figures = [...text.matchAll(/\b(20\d\d)-?([01]\d)-?([0-3]\d)(?=\b|T)/g)].map(([, y, m, d]) => `${y}-${m}-${d}`);
  const words = [...text.matchAll(new RegExp(`\\b(\\d{1,2}) (${MONTHS.join('|')}) (20\\d\\d)\\b`, 'g'))].map(
    ([, d = '', m = '', y]) => `${y}-${String(MONTHS.indexOf(m) + 1).padStart(2, '0')}-${d.padStart(2, '0')}`,
  );
  return [...figures, ...words];
}
const content = await contentOfGuide();
const meetings = content.entriesIn('meetings');
const lapsed = meetings.filter(({ data }) => standingOn(data, todayIn(data.zone)).projection !== undefined);
/** What is later than the last work on the content, and announced by no meeting, nobody can know. */
const lastChange =
  [...content.changes.map(({ data }) => data.date), ...content.entries.map(({ data }) => data.record.checked)]
    .sort()
    .at(-1) ?? '';
const announced = new Set(meetings.flatMap(({ data }) => statedOccurrences(data)).map(({ date }) => date));
const isFuture = (day: string) => day > lastChange && !announced.has(day);

/** On which day a record has to be looked at again: what this very element says of itself, or another cell of its row. */
const reviewDaysOf = (path: readonly Element[]): string[] => {
  const parts = path.filter(({ name, attribs }) => name === 'tr' || attribs['data-due'] !== undefined);
  const dues = findAll(({ attribs }) => attribs['data-due'] !== undefined, parts);
  return dues.flatMap(({ attribs }) => attribs['data-due'] ?? []);
};

/** Future days in a tree that are not inside a part which says that they are calculated. */
function unannounced(node: AnyNode, path: readonly Element[]): string[] {
  if (isText(node))
    return daysIn(node.data)
      .filter(isFuture)
      .filter((day) => !isHonest(path) && !isDayOfBuild(path, day) && !reviewDaysOf(path).includes(day));
  if (!isTag(node) || ['script', 'style'].includes(node.name)) return [];
  const inAttributes = Object.values(node.attribs).flatMap(daysIn).filter(isFuture);
  const here = isHonest([...path, node]) ? [] : inAttributes.filter((day) => !reviewDaysOf([node]).includes(day));
  return [...here, ...node.children.flatMap((child) => unannounced(child, [...path, node]))];
}

const today = () => new Date().toISOString().slice(0, 10);

/** The line of the printed booklet says of which day it is: that of the build, which is no day to come. */
const isDayOfBuild = (path: readonly Element[], day: string): boolean =>
  day <= today() && path.some(({ attribs }) => attribs['class'] === 'printed');

const isHonest = (path: readonly Element[]): boolean =>
  path.some(
    (element) => ['details', 'section', 'figure'].includes(element.name) && textContent(element).includes(HONEST),
  );

let folder: string;
before(async () => {
  folder = await theGuide();
});

test('the eye for dates sees them in words, in figures and in calendars', () => {
  assert.deepEqual(
    daysIn('on 2 December 2026, 2027-01-13T13:30:00Z, DTSTART:20270127T083000').filter(isFuture).sort(),
    ['2026-12-02', '2027-01-13', '2027-01-27'],
  );
});

test('a date beside the days of looking again is noticed', () => {
  const { children } = parseDocument(
    '<table><tr><td>22 May 2027<b data-due="2027-05-22">overdue</b></td><td>26 May 2027</td></tr></table>' +
      '<p data-due="2027-11-22">Old, see 24 November 2027</p>',
  );
  assert.deepEqual(
    children.flatMap((node) => unannounced(node, [])),
    ['2027-05-26', '2027-11-24'],
  );
});

test('the booklet may name the day on which it was made, and none to come', () => {
  const line = (day: string) => parseDocument(`<p class="printed">${day} · https://guide.example/</p>`).children;
  assert.deepEqual(
    line(today()).flatMap((node) => unannounced(node, [])),
    [],
  );
  assert.deepEqual(
    line('2 December 2096').flatMap((node) => unannounced(node, [])),
    ['2096-12-02'],
  );
});

test('no page shows a future date of a lapsed meeting without saying that it is calculated', async () => {
  const pages = await readBuiltPages(folder);
  const found = pages.flatMap(({ path, document }) =>
    document.children.flatMap((node) => unannounced(node, [])).map((day) => `${path}: ${day}`),
  );
  assert.deepEqual(found, []);
  const all = pages.flatMap(({ document }) => daysIn(document.children.map((node) => textContent(node)).join(' ')));
  assert.equal(all.some(isFuture), lapsed.length > 0, 'calculated dates are there for what has lapsed, and looked at');
});

test('no calendar has a future date of a lapsed meeting that is not marked as unconfirmed', async () => {
  const calendars = (await filesBelow(folder)).filter((file) => file.endsWith('.ics'));
  const feeds = ['all', ...groupsOf(meetings).map(({ id }) => id), ...meetings.map(({ id }) => id)];
  assert.deepEqual(
    calendars.map((file) => `/${file}`).sort(),
    [...feeds.map(calendarPath), ...meetings.map(({ id }) => projectionPath(id))].sort(),
  );
  let unconfirmed = 0;
  for (const file of calendars) {
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n ', '');
    for (const event of text.split('BEGIN:VEVENT').slice(1)) {
      if (!daysIn(event.replace(/^DTSTAMP.*$/m, '')).some(isFuture)) continue;
      unconfirmed += 1;
      assert.match(event, /^SUMMARY:Unconfirmed: /m, file);
      assert.match(event, /^STATUS:TENTATIVE/m, file);
      assert.match(event, /Calculated\\, not announced/, file);
    }
  }
  assert.equal(unconfirmed > 0, lapsed.length > 0, 'there is something to look at when a meeting has lapsed');
});

test('neither the search nor any other file has a future date', async () => {
  const others = (await filesBelow(folder)).filter((file) => !/\.(html|ics|js)$|wasm/.test(file));
  assert.ok(others.some((file) => file.endsWith('.pf_fragment')) && others.includes('names.json'));
  for (const file of others)
    assert.deepEqual(daysIn(await readUnpacked(join(folder, file))).filter(isFuture), [], file);
});
