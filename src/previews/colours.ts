import type { State } from '../schemas/fields.ts';

/** The light tones of `styles/tokens.css` and `states.css`, which a picture cannot read; a test holds them together. */
export const COLOURS = {
  page: '#fdfcf8',
  sheet: '#f5f1e8',
  text: '#1d1b18',
  quiet: '#555046',
  line: '#ddd6c7',
  accent: '#903017',
} as const;

export const STATE_COLOURS: Record<State, string> = {
  current: '#2f5934',
  unknown: '#405265',
  changed: '#6c4a00',
  closed: '#903017',
};
