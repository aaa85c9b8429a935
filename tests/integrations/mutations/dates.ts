import type { Mutation } from './mutation.ts';
import { replaced } from './mutation.ts';

const WRONG_DAYS = [
  '2026-02-30',
  '2026-02-29',
  '2026-13-45',
  '2026-13-01',
  '2026-04-31',
  '2026-00-10',
  '2026-01-00',
  '2026-01-32',
  '0000-01-01',
  '0001-01-01',
  '0026-11-22',
  '0099-12-31',
  '1900-02-29',
  '12026-11-22',
  '+012026-11-22',
  '-2026-11-22',
  '99999-01-01',
  '9999-12-31',
  '26-11-22',
  '2026-1-2',
  '2026-11',
  '2026',
  '2026/11/22',
  '22.11.2026',
  '11/22/2026',
  '22 November 2026',
  '2026-W47-7',
  '2026-326',
  '20261122',
  'today',
  'yesterday',
  'Invalid Date',
  '２０２６-11-22',
  '2026‑11‑22',
  '2026–11–22',
  '"2026-11-22 "',
  '2026-11-22T00:00',
];

/** Where days stand; where a month or a year is exact enough, those two are right. */
const PLACES: [file: string, from: string | RegExp, name: string, field: string, takesMonths: boolean][] = [
  ['channels/slack.mdx', 'checked: 2026-11-22', 'checked', 'record.checked', false],
  ['site.yaml', /asOf: \S+/, 'asOf', 'source.asOf', false],
  ['terms/telemetry.mdx', 'date: 2021-05-06\n', 'date', 'record.lastSign.date', true],
];
const MONTHS = ['2026-11', '2026'];

const WRONG_TIMES = [
  '25:00',
  '24:00',
  '8:30',
  '08:60',
  '08:30:00',
  '0830',
  '8.30',
  'half past eight',
  '08:30Z',
  '08:30 AM',
  '-08:30',
  '０８:３０',
];

const WRONG_ZONES = [
  'EST',
  'est',
  'GMT',
  'GMT+1',
  'UTC+1',
  '+01:00',
  'Etc/GMT+5',
  'Mars/Olympus',
  'America/NewYork',
  'America/new_york',
  'New York',
  'Europe',
  'Factory',
  '../../etc/passwd',
  'posix/America/New_York',
];

const MEETING = 'meetings/project-coordination.mdx';

/** Days that roll over, years that nobody means, and times that no clock shows. */
export const mutatedDates = async (): Promise<Mutation[]> => [
  ...PLACES.flatMap(([file, from, name, field, takesMonths]) =>
    WRONG_DAYS.filter((day) => !takesMonths || !MONTHS.includes(day)).map(
      (day): Mutation => ({
        mutator: 'day that is none',
        name: `${file} with ${day} as ${field}`,
        file,
        field,
        at: `${name}: ${day}`,
        spoil: replaced(file, from, `${name}: ${day}${from.toString().endsWith('\n') ? '\n' : ''}`),
      }),
    ),
  ),
  ...WRONG_TIMES.map(
    (time): Mutation => ({
      mutator: 'time that is none',
      name: `${MEETING} with ${time} as time`,
      file: MEETING,
      field: 'time',
      at: `time: "${time}"`,
      spoil: replaced(MEETING, 'time: "08:30"', `time: "${time}"`),
    }),
  ),
  ...WRONG_ZONES.map(
    (zone): Mutation => ({
      mutator: 'zone that is none',
      name: `${MEETING} with ${zone} as zone`,
      file: MEETING,
      field: 'zone',
      at: `zone: ${zone}`,
      spoil: replaced(MEETING, 'zone: America/New_York', `zone: ${zone}`),
    }),
  ),
  ...(
    [
      ['a year before all meetings', 'statedFor: [2020]', 'statedFor: [20]', 'statedFor[0]'],
      ['the year 0', 'statedFor: [2020]', 'statedFor: [0]', 'statedFor[0]'],
      ['a year of five digits', 'statedFor: [2020]', 'statedFor: [12020]', 'statedFor[0]'],
      ['half a year', 'statedFor: [2020]', 'statedFor: [2020.5]', 'statedFor[0]'],
      ['no year', 'statedFor: [2020]', 'statedFor: []', 'statedFor'],
      ['one year twice', 'statedFor: [2020]', 'statedFor: [2020, 2020]', 'statedFor[1]'],
      ['a length of no minutes', 'duration: null', 'duration: 0', 'duration'],
      ['a length below zero', 'duration: null', 'duration: -45', 'duration'],
      ['a length of a year', 'duration: null', 'duration: 525600', 'duration'],
      ['a length in words', 'duration: null', 'duration: an hour', 'duration'],
      ['no such rule', 'kind: isoWeekParity, parity: even', 'kind: daily, parity: even', 'rule.kind'],
      ['a weekday that is none', 'weekday: wednesday', 'weekday: wensday', 'weekday'],
      ['a weekday in short', 'weekday: wednesday', 'weekday: wed', 'weekday'],
      ['a weekday as a number', 'weekday: wednesday', 'weekday: 3', 'weekday'],
      ['another weekday', 'weekday: wednesday', 'weekday: thursday', 'revision'],
      ['another time', 'time: "08:30"', 'time: "08:00"', 'revision'],
      ['a time that the clocks skip', 'weekday: wednesday\ntime: "08:30"', 'weekday: sunday\ntime: "02:30"', undefined],
    ] as [string, string, string, string | undefined][]
  ).map(
    ([what, from, to, field]): Mutation => ({
      mutator: 'meeting that cannot be',
      name: `${MEETING} with ${what}`,
      file: MEETING,
      spoil: replaced(MEETING, from, to),
      ...(field === undefined ? {} : { field }),
    }),
  ),
];
