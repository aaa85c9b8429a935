import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { calendarText } from '../../../src/domain/icalendar/calendar.ts';
import { projectedEvents, statedEvents } from '../../../src/domain/meetings/feed.ts';
import { plusDays } from '../../../src/domain/meetings/iso-week.ts';
import { projectedOccurrences, readingsOf, statedOccurrences } from '../../../src/domain/meetings/stated.ts';
import type { MeetingData } from '../../../src/schemas/meeting.ts';
import { meetingWith } from '../../support/meetings.ts';

const CONTEXT = { id: 'tide-table', url: 'https://harbour.example/meetings/tide-table/', guideId: 'harbour-lights' };

const parity = (word: string) => ({ kind: 'isoWeekParity', parity: word, weekSystem: 'assumed' });
const MEETINGS: Record<string, Record<string, unknown>> = {
  'every week': {},
  'odd weeks over a year of 53 weeks': { rule: parity('odd'), statedFor: [2025, 2026, 2027] },
  'even weeks over a year of 53 weeks': { rule: parity('even'), statedFor: [2020, 2021] },
  'odd weeks of two years apart': { rule: parity('odd'), statedFor: [2020, 2026] },
  'every third week': { rule: { kind: 'everyNWeeks', interval: 3, anchor: '2025-12-31' } },
  'the second Wednesday': { rule: { kind: 'monthlyNth', nth: 2 } },
  'the fifth Wednesday': { rule: { kind: 'monthlyNth', nth: 5 }, statedFor: [2026, 2027] },
  'the last Wednesday': { rule: { kind: 'monthlyNth', nth: -1 } },
  'announced days': { rule: { kind: 'dates', dates: ['2026-02-04', '2026-12-30'] } },
  'a length, in Kolkata': { duration: 45, zone: 'Asia/Kolkata', time: '23:30' },
  'a region with half an hour of summer time': { zone: 'Australia/Lord_Howe', rule: parity('even') },
  'summer time over New Year': { zone: 'Pacific/Auckland', statedFor: [2026, 2027] },
  'no summer time at all': { zone: 'UTC' },
  'a cancelled and a moved day': {
    exceptions: [
      { kind: 'cancelled', date: '2026-07-15', reason: 'harbour feast' },
      { kind: 'moved', date: '2026-12-30', to: { date: '2027-01-04', time: '10:00' }, reason: 'New Year' },
    ],
    statedFor: [2026, 2027],
  },
  'a day moved out of its year': {
    exceptions: [{ kind: 'moved', date: '2026-12-30', to: { date: '2027-01-04', time: '10:00' }, reason: 'New Year' }],
  },
  'a day moved into its year': {
    exceptions: [{ kind: 'moved', date: '2027-01-06', to: { date: '2026-12-31', time: '10:00' }, reason: 'New Year' }],
  },
  'confirmed outside its years': {
    verification: { confirmedOn: '2027-03-01', evidence: { url: 'https://harbour.example/notes' } },
  },
  'ended in the middle': {
    ended: { date: '2026-06-01', by: 'a vote', evidence: { url: 'https://harbour.example/vote' } },
  },
};

const textOf = (meeting: MeetingData, events = statedEvents) =>
  calendarText({
    name: 'Tides, “high” and low; ünïcödé 🌊'.repeat(4),
    description: 'A line\nand another, with a comma',
    url: 'https://harbour.example/',
    productId: '-//Harbour//Guide//EN',
    events: events(meeting, CONTEXT),
  });

/** The starts that a calendar program would show, in UTC and in order. */
function startsIn(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as string);
  const zones = calendar.getAllSubcomponents('vtimezone').map((component) => new ICAL.Timezone(component));
  const inZone = (time: ICAL.Time) => {
    const zone = zones.find(({ tzid }) => tzid === time.zone?.tzid);
    assert.ok(zone, `${time.toString()} has a zone`);
    time.zone = zone;
    return new Date(time.toUnixTime() * 1000).toISOString();
  };
  const events = calendar
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component, { strictExceptions: true, exceptions: [] }));
  const series = events.filter((event) => !event.isRecurrenceException());
  for (const event of series) {
    for (const exception of events.filter((other) => other.isRecurrenceException() && other.uid === event.uid)) {
      event.relateException(exception);
    }
  }
  return series
    .flatMap((event) => {
      // A day that is excluded from no series, or moved in none, is shown all the same.
      if (!event.isRecurring())
        return [event, ...Object.values(event.exceptions)].map(({ startDate }) => inZone(startDate));
      const iterator = event.iterator();
      const starts: string[] = [];
      for (let time = iterator.next(); time; time = iterator.next()) {
        starts.push(inZone(event.getOccurrenceDetails(time).startDate));
      }
      return starts;
    })
    .sort();
}

for (const [name, fields] of Object.entries(MEETINGS)) {
  test(`${name}: a calendar program shows exactly the stated meetings`, () => {
    const meeting = meetingWith(fields);
    const stated = statedOccurrences(meeting).map(({ start }) => new Date(start.epochMilliseconds).toISOString());
    assert.ok(stated.length > 0, 'there is something to show');
    assert.deepEqual(startsIn(textOf(meeting)), stated);
  });

  test(`${name}: what is calculated is shown exactly, and says so`, () => {
    const meeting = meetingWith(fields);
    const [reading] = readingsOf(meeting);
    assert.ok(reading);
    const text = textOf(meeting, projectedEvents);
    const calculated = projectedOccurrences(meeting, reading).map(({ start }) =>
      new Date(start.epochMilliseconds).toISOString(),
    );
    assert.deepEqual(startsIn(text), calculated);
    const events = text.split('BEGIN:VEVENT').slice(1);
    assert.ok(events.every((event) => event.includes('STATUS:TENTATIVE') && event.includes('SUMMARY:Unconfirmed: ')));
  });

  test(`${name}: the file is what RFC 5545 asks for`, () => {
    const text = textOf(meetingWith(fields));
    assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/, 'lines end with CRLF');
    const lines = text.split('\r\n');
    assert.equal(lines.at(-1), '', 'the last line ends too');
    const long = lines.filter((line) => Buffer.byteLength(line) > 75);
    assert.deepEqual(long, [], 'no line is longer than 75 octets');
    assert.ok(!text.includes('\uFFFD') && text.includes('🌊'), 'no letter was cut in two');
    assert.doesNotMatch(text, /^METHOD/m);
    assert.ok(text.indexOf('X-WR-CALNAME') < text.indexOf('BEGIN:VTIMEZONE'), 'calendar properties come first');
    const masters = text
      .split('BEGIN:VEVENT')
      .slice(1)
      .filter((event) => !event.includes('RECURRENCE-ID'));
    const uids = masters.map((event) => /^UID:(.*)$/m.exec(event)?.[1]);
    assert.equal(new Set(uids).size, masters.length, 'every UID once');
    for (const event of masters)
      for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SEQUENCE', 'SUMMARY'])
        assert.match(event, new RegExp(`^${name}[;:]`, 'm'));
  });

  test(`${name}: another title, room or text keeps every UID`, () => {
    const uids = (more: Record<string, unknown>) =>
      [statedEvents, projectedEvents]
        .flatMap((events) => events(meetingWith({ ...fields, ...more }), CONTEXT))
        .map(({ uid }) => uid);
    const edited = {
      title: 'Ebb',
      fullName: 'Ebb',
      rhythm: 'soon',
      room: { url: 'https://meet.example/other' },
      time: '09:15',
    };
    assert.deepEqual(uids(edited), uids({}));
  });
}

const ended = (date: string) => ({
  ended: { date, by: 'a vote', evidence: { url: 'https://harbour.example/vote' } },
});
/** Rules with few stated days, each in its time order. */
const FEW_DAYS: Record<string, Record<string, unknown>> = {
  'one announced day': { rule: { kind: 'dates', dates: ['2026-02-04'] } },
  'three announced days': { rule: { kind: 'dates', dates: ['2026-02-04', '2026-07-01', '2026-12-30'] } },
  'every week, and only one is left': ended('2026-01-08'),
  'odd weeks, and only one is left': { rule: parity('odd'), ...ended('2026-01-08') },
  'every third week, and only one is left': {
    rule: { kind: 'everyNWeeks', interval: 3, anchor: '2026-12-30' },
  },
  'the fifth Wednesday, and only one is left': { rule: { kind: 'monthlyNth', nth: 5 }, ...ended('2026-05-01') },
  'the fifth Wednesday': { rule: { kind: 'monthlyNth', nth: 5 } },
  'odd weeks in two stretches': { rule: parity('odd'), statedFor: [2026, 2027], ...ended('2027-01-07') },
};
/** What may become of a day. The moved one lies in another week, at an hour at which no other meeting is. */
const FATES: Record<string, (date: string) => Record<string, unknown>> = {
  cancelled: (date) => ({ kind: 'cancelled', date, reason: 'harbour feast' }),
  moved: (date) => ({ kind: 'moved', date, to: { date: plusDays(date, 8), time: '16:00' }, reason: 'storm' }),
  'moved on its own day': (date) => ({ kind: 'moved', date, to: { date, time: '16:00' }, reason: 'storm' }),
};
const WHICH: Record<string, (dates: string[]) => string[]> = {
  'its first day': (dates) => dates.slice(0, 1),
  'its last day': (dates) => dates.slice(-1),
  'each of its days': (dates) => dates,
};
for (const [name, fields] of Object.entries(FEW_DAYS))
  for (const [which, chosen] of Object.entries(WHICH))
    for (const [fate, exception] of Object.entries(FATES))
      test(`${name}, ${which} ${fate}: a calendar program shows what is left, nothing twice, and knows it`, () => {
        const whole = meetingWith(fields);
        const days = statedOccurrences(whole).map(({ date }) => date);
        assert.ok(days.length > 0);
        const meeting = meetingWith({ ...fields, exceptions: chosen(days).map(exception) });
        const left = statedOccurrences(meeting).map(({ start }) => new Date(start.epochMilliseconds).toISOString());
        assert.deepEqual(startsIn(textOf(meeting)), left);
        const known = statedEvents(whole, CONTEXT).map(({ uid }) => uid);
        for (const { uid } of statedEvents(meeting, CONTEXT)) assert.ok(known.includes(uid), `${uid} is not new`);
      });

test('an announced day that was moved is still the same event, at its new time', () => {
  const moved = { kind: 'moved', date: '2026-02-04', to: { date: '2026-02-05', time: '10:00' }, reason: 'storm' };
  const announced = { rule: { kind: 'dates', dates: ['2026-02-04', '2026-02-05'] } };
  const starts = (fields: Record<string, unknown>) =>
    statedEvents(meetingWith({ ...announced, ...fields }), CONTEXT).map(({ uid, start }) => [uid, start]);
  assert.deepEqual(starts({ exceptions: [moved] }), [
    ['tide-table-2026-02-04@harbour-lights', { date: '2026-02-05', time: '10:00' }],
    ['tide-table-2026-02-05@harbour-lights', { date: '2026-02-05', time: '08:30' }],
  ]);
  assert.deepEqual(
    starts({ exceptions: [moved] }).map(([uid]) => uid),
    starts({}).map(([uid]) => uid),
  );
});

test('an announced day that was cancelled is in no calendar, and comes back under its own name', () => {
  const uids = (exceptions: object[]) =>
    statedEvents(
      meetingWith({ rule: { kind: 'dates', dates: ['2026-02-04', '2026-07-01'] }, exceptions }),
      CONTEXT,
    ).map(({ uid }) => uid);
  const cancelled = { kind: 'cancelled', date: '2026-02-04', reason: 'harbour feast' };
  assert.deepEqual(uids([cancelled]), ['tide-table-2026-07-01@harbour-lights']);
  assert.deepEqual(uids([]), ['tide-table-2026-02-04@harbour-lights', 'tide-table-2026-07-01@harbour-lights']);
});

test('a calendar of which no day is left is still one that programs can read', () => {
  const cancelled = { kind: 'cancelled', date: '2026-02-04', reason: 'harbour feast' };
  const text = textOf(meetingWith({ rule: { kind: 'dates', dates: ['2026-02-04'] }, exceptions: [cancelled] }));
  const parts = new ICAL.Component(ICAL.parse(text) as unknown as string).getAllSubcomponents();
  assert.deepEqual(
    parts.map(({ name }) => name),
    ['vtimezone'],
    'RFC 5545, 3.6: at least one component',
  );
});

test('odd weeks become one event for each stretch between years of 53 weeks', () => {
  const meeting = meetingWith({ rule: parity('odd'), statedFor: [2025, 2026, 2027, 2028] });
  const events = statedEvents(meeting, CONTEXT);
  assert.deepEqual(
    events.map(({ uid, repeats }) => [uid, repeats?.rule, repeats?.lastDate]),
    [
      ['tide-table-2025@harbour-lights', { freq: 'WEEKLY', interval: 2 }, '2026-12-30'],
      ['tide-table-2027@harbour-lights', { freq: 'WEEKLY', interval: 2 }, '2028-12-20'],
    ],
  );
});

/** What programs that know a calendar already go by, and what they would show. */
const seen = (fields: Record<string, unknown>, events = projectedEvents) =>
  events(meetingWith(fields), CONTEXT).map(({ uid, revision, start, repeats }) => ({ uid, revision, start, repeats }));
const checked = (day: string) => ({ record: { state: 'unknown', says: 'nothing later is on record.', checked: day } });
const LAPSED = { statedFor: [2021] };

test('what is calculated says by which of two readings it goes, and what the other is', () => {
  const readings = (fields: Record<string, unknown>, events = projectedEvents) =>
    events(meetingWith(fields), CONTEXT).flatMap(({ description }) =>
      description.split('\n').filter((line) => line.includes('reading')),
    );
  const odd = readings({ ...LAPSED, rule: parity('odd') });
  assert.ok(odd.length > 0, 'something is calculated');
  for (const line of odd)
    assert.equal(
      line,
      'This calendar has one reading of two: by odd ISO weeks. The other gives other days in time: every 14 days from 22 December 2021.',
    );
  assert.deepEqual(readings({ ...LAPSED, rule: parity('odd') }, statedEvents), [], 'what is stated is no reading');
  assert.deepEqual(readings(LAPSED), [], 'a rule that can be read in one way needs no word');
});

test('when somebody looks again, what is calculated begins later and says that it changed', () => {
  const [before, after] = [checked('2026-03-02'), checked('2026-11-22')].map(
    (fields) => seen({ ...LAPSED, ...fields })[0],
  );
  assert.ok(before && after);
  assert.equal(after.uid, before.uid);
  assert.ok(after.start.date > before.start.date);
  assert.ok(after.revision.number > before.revision.number, 'SEQUENCE grows (RFC 5545, 3.8.7.4)');
  assert.deepEqual([before.revision.date, after.revision.date], ['2026-03-02', '2026-11-22'], 'DTSTAMP (3.8.7.2)');
});

test('when somebody looks again on the day of a revision, both count', () => {
  const revisions = [0, 1].map((number) => ({ revision: { number, date: '2026-11-22', of: '00000000' } }));
  const [before, after] = revisions.map((revision) => seen({ ...LAPSED, ...revision })[0]?.revision.number);
  assert.equal(after, (before ?? 0) + 1);
});

test('when somebody looks again, what is stated stays as it was', () => {
  const [before, after] = [checked('2026-03-02'), checked('2026-11-22')].map((fields) => seen(fields, statedEvents));
  assert.deepEqual(after, before);
});

test('a revision after somebody looked is the last change of what is calculated', () => {
  const revision = { number: 1, date: '2027-02-03', of: '00000000' };
  assert.equal(seen({ ...LAPSED, revision })[0]?.revision.date, '2027-02-03');
});
