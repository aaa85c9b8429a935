import { CHANNEL_KINDS } from '../../schemas/channel.ts';
import type { Collection } from '../../schemas/collections.ts';
import { AGREEMENTS } from '../../schemas/term.ts';
import { WEEKDAYS } from '../../schemas/time-fields.ts';
import { describe } from '../meetings/describe.ts';
import { RULE_EXAMPLES, ruleOf } from './meeting-rule.ts';

/** The fields that were answered so far. */
export type Answered = Readonly<Record<string, unknown>>;

/** A question to the author of a new entry, and the field of the front matter that its answer becomes. */
export interface Question {
  /** How the answer is given without a terminal: `--full-name`. */
  name: string;
  field: string;
  asks: string;
  options?: readonly string[];
  /** What is meant when nothing is answered. */
  otherwise?: (answered: Answered) => string;
  /** The value of the field. */
  toValue: (answer: string) => unknown;
}

/** What a new entry can be, by the word that authors use, and the folder that it belongs to. */
export const KINDS = {
  concept: 'concepts',
  channel: 'channels',
  meeting: 'meetings',
  term: 'terms',
  step: 'steps',
} as const satisfies Record<string, Collection>;
export type Kind = keyof typeof KINDS;

const text = (answer: string): string => answer.trim();
/** Parts of a sentence may have commas in them. */
const list = (answer: string): string[] =>
  answer
    .split(';')
    .map(text)
    .filter((part) => part !== '');
/** A number where one is written; anything else stays, for the schema to refuse. */
const number = (answer: string): unknown => (/^-?\d+$/.test(answer.trim()) ? Number(answer) : answer);
const nothing = () => '';

const EVERY_ENTRY: Question[] = [
  { name: 'title', field: 'title', asks: 'What is it called?', toValue: text },
  { name: 'summary', field: 'summary', asks: 'What is it, in one or two sentences?', toValue: text },
  {
    name: 'aliases',
    field: 'aliases',
    asks: 'What else do people type for it? Separate with ; or leave it empty.',
    otherwise: nothing,
    toValue: list,
  },
];

const GOOD_FOR: Question = {
  name: 'good-for',
  field: 'goodFor',
  asks: 'Good for … what? Separate with ;',
  toValue: list,
};

const OWN: Record<Collection, Question[]> = {
  concepts: [
    { name: 'role', field: 'role', asks: 'What is it, in a few words for the picture?', toValue: text },
    { name: 'inside', field: 'inside', asks: 'What happens there, in a few words for the picture?', toValue: text },
  ],
  channels: [
    { name: 'kind', field: 'kind', asks: 'What kind of channel is it?', options: CHANNEL_KINDS, toValue: text },
    {
      name: 'address',
      field: 'addresses',
      asks: 'Where is it? The whole address, with https://',
      toValue: (answer) => [{ label: 'Address', url: answer.trim() }],
    },
    GOOD_FOR,
    { name: 'audience', field: 'audience', asks: 'For whom is it?', toValue: text },
    { name: 'join', field: 'join', asks: 'How does somebody join?', toValue: text },
  ],
  meetings: [
    {
      name: 'full-name',
      field: 'fullName',
      asks: 'What is its whole name?',
      otherwise: ({ title }) => String(title),
      toValue: text,
    },
    { name: 'weekday', field: 'weekday', asks: 'On which day of the week?', options: WEEKDAYS, toValue: text },
    {
      name: 'time',
      field: 'time',
      asks: 'When does it start, by a clock of 24 hours? For example 08:30',
      toValue: text,
    },
    { name: 'zone', field: 'zone', asks: 'By the clocks of which region? For example Europe/Lisbon', toValue: text },
    { name: 'rule', field: 'rule', asks: `How does it repeat? ${RULE_EXAMPLES}`, toValue: ruleOf },
    {
      name: 'rhythm',
      field: 'rhythm',
      asks: 'How does the source put that, in one line?',
      otherwise: (answered) => describe(answered as Parameters<typeof describe>[0]),
      toValue: text,
    },
    {
      name: 'minutes',
      field: 'duration',
      asks: 'How many minutes does it take? Leave it empty when the source does not say.',
      otherwise: nothing,
      toValue: (answer) => (answer.trim() === '' ? null : number(answer)),
    },
    {
      name: 'years',
      field: 'statedFor',
      asks: 'For which years does the source say so? For example 2026; 2027',
      toValue: (answer) => list(answer).map(number),
    },
    {
      name: 'room',
      field: 'room',
      asks: 'Where does it meet? The whole address.',
      toValue: (url) => ({ url: text(url) }),
    },
    {
      name: 'contact',
      field: 'invite',
      asks: 'Whom does one write to for an invitation? Leave it empty when the source names nobody.',
      otherwise: nothing,
      toValue: (contact) =>
        text(contact) === '' ? null : { contact: text(contact), says: 'Write for an invitation.' },
    },
    GOOD_FOR,
  ],
  terms: [
    { name: 'rule', field: 'rule', asks: 'What is the term, in one line?', toValue: text },
    { name: 'means', field: 'meansForProject', asks: 'What follows from it for a project?', toValue: text },
    {
      name: 'agreement',
      field: 'agreement',
      asks: 'Does a project have to agree to it, is it expected to act on it, or neither?',
      options: AGREEMENTS,
      toValue: text,
    },
    { name: 'point', field: 'point', asks: 'Which point of the source says it? Its number.', toValue: number },
  ],
  steps: [
    {
      name: 'when',
      field: 'when',
      asks: 'Is it a step in the order, or expected all along?',
      options: ['in-order', 'all-along'],
      toValue: text,
    },
    { name: 'need', field: 'need', asks: 'What does one need before? Separate with ;', toValue: list },
    { name: 'doing', field: 'doing', asks: 'What does one do, in order? Separate with ;', toValue: list },
    { name: 'have', field: 'have', asks: 'What does one have afterwards?', toValue: text },
  ],
};

/** What is asked for a new entry of a collection, in order. */
export const questionsFor = (collection: Collection): Question[] => [...EVERY_ENTRY, ...OWN[collection]];
