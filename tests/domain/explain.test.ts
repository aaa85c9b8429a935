import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { explain, fieldNamesOf } from '../../src/domain/explain.ts';
import { checked } from '../../src/schemas/checked.ts';

const lamp = z.strictObject({
  name: z.string().min(1).max(5).describe('What people call it.'),
  height: z.number().positive().max(9).describe('In metres.').optional(),
  colours: z.array(z.string()).min(1).optional(),
  post: z.strictObject({ wood: z.enum(['oak', 'pine']), paint: z.string().describe('The colour.') }).optional(),
  nth: z
    .union([z.int().min(1), z.literal(-1)])
    .describe('1 and so on, or -1.')
    .optional(),
  light: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('oil'), wick: z.string() }),
      z.strictObject({ kind: z.literal('gas') }),
    ])
    .optional(),
  quay: checked(z.string(), (text) =>
    text.endsWith('quay')
      ? undefined
      : { found: `"${text}" is no quay.`, advice: 'Name a quay.', known: ['north quay', 'south quay'] },
  ).optional(),
});

/** What an author reads, as `field: found advice`. */
function explained(data: object): string[] {
  const { error } = lamp.safeParse(data);
  return explain(error?.issues ?? [], data, fieldNamesOf(lamp)).map(
    ({ path, found, advice }) => `${path.join('.')}: ${found} ${advice}`,
  );
}

const ALL_FIELDS = 'name, height, colours, post, nth, light, quay';
const SLIPS: [what: string, data: object, explained: string[]][] = [
  ['what is right needs no words', { name: 'Old' }, []],
  ['a missing field', {}, ['name: This field is missing. What people call it.']],
  [
    'a slip in the name that tells the kind of a group is told as the slip',
    { name: 'Old', light: { kinds: 'gas' } },
    ['light.kinds: "kinds" is not a field here. Did you mean "kind"?'],
  ],
  [
    'of two fields that may be meant, it is the one that is missing',
    { name: 'Old', post: { woodd: 'oak', paint: 'red' } },
    ['post.woodd: "woodd" is not a field here. Did you mean "wood"?'],
  ],
  [
    'a slip in the name of a field is one problem, not two',
    { nam: 'Old' },
    ['nam: "nam" is not a field here. Did you mean "name"?'],
  ],
  [
    'a field that is there under its name, too',
    { name: 'Old', nam: 'Older' },
    ['nam: "nam" is not a field here. Did you mean "name"?'],
  ],
  [
    'a field that is like no other',
    { name: 'Old', x: 1 },
    [`x: "x" is not a field here. Take it out, or use one of: ${ALL_FIELDS}.`],
  ],
  [
    'slips in the fields of a group',
    { name: 'Old', post: { wod: 'oak', colour: 'red' } },
    [
      'post.paint: This field is missing. The colour.',
      'post.wod: "wod" is not a field here. Did you mean "wood"?',
      'post.colour: "colour" is not a field here. Take it out, or use one of: wood, paint.',
    ],
  ],
  [
    'a number for a text',
    { name: 12 },
    ['name: The number 12 is not a text. Put it into "quotes". What people call it.'],
  ],
  ['a list for a text', { name: ['Old'] }, ['name: A list is not a text. What people call it.']],
  [
    'a list for a text, however long it is',
    { name: ['a', 'b', 'c', 'd', 'e', 'f'] },
    ['name: A list is not a text. What people call it.'],
  ],
  ['a text for a number', { name: 'Old', height: 'tall' }, ['height: "tall" is not a number. In metres.']],
  [
    'a number in a list of texts',
    { name: 'Old', colours: ['red', 24] },
    ['colours.1: The number 24 is not a text. Put it into "quotes".'],
  ],
  ['a field without a value', { name: null }, ['name: This field is empty. What people call it.']],
  ['a text of nothing', { name: '' }, ['name: This field is empty. What people call it.']],
  ['a text that is too long', { name: 'Lantern' }, ['name: This text has 7 characters. Write at most 5.']],
  [
    'letters are counted, not their bytes',
    { name: '🏮🏮🏮🏮🏮🏮' },
    ['name: This text has 6 characters. Write at most 5.'],
  ],
  [
    'a number that is too large',
    { name: 'Old', height: 10 },
    ['height: The number 10 is out of range. Write at most 9.'],
  ],
  [
    'a number that is not positive',
    { name: 'Old', height: 0 },
    ['height: The number 0 is out of range. Write more than 0.'],
  ],
  ['a list of nothing', { name: 'Old', colours: [] }, ['colours: This list is empty. Give at least 1.']],
  [
    'a word that is near one of several',
    { name: 'Old', post: { wood: 'pin', paint: 'red' } },
    ['post.wood: "pin" is not known here. Did you mean "pine"?'],
  ],
  [
    'a word that is none of several',
    { name: 'Old', post: { wood: 'teak', paint: 'red' } },
    ['post.wood: "teak" is not known here. Write one of: oak, pine.'],
  ],
  [
    'a value that is of no kind allowed',
    { name: 'Old', nth: 'last' },
    ['nth: "last" is not known here. 1 and so on, or -1.'],
  ],
  [
    'a kind that does not exist',
    { name: 'Old', light: { kind: 'oill' } },
    ['light.kind: "oill" is not known here. Did you mean "oil"?'],
  ],
  [
    'a group without its kind',
    { name: 'Old', light: {} },
    ['light.kind: This field is missing. Write one of: oil, gas.'],
  ],
  [
    'a field that one kind has',
    { name: 'Old', light: { kind: 'oil' } },
    ['light.wick: This field is missing. Add it.'],
  ],
  ['a check in words of its own', { name: 'Old', quay: 'the sea' }, ['quay: "the sea" is no quay. Name a quay.']],
  [
    'a check that knows what is right',
    { name: 'Old', quay: 'north key' },
    ['quay: "north key" is no quay. Did you mean "north quay"?'],
  ],
];
for (const [what, data, words] of SLIPS) {
  test(what, () => assert.deepEqual(explained(data).sort(), [...words].sort()));
}
