import type { State } from '../schemas/fields.ts';

/** The light palette of `styles/tokens.css`, which a picture cannot read; a test holds the two together. */
export const COLOURS = {
  page: '#fdfcf8',
  sheet: '#f5f1e8',
  text: '#1d1b18',
  quiet: '#5d574d',
  line: '#ddd6c7',
  accent: '#a3361a',
} as const;

export const STATE_COLOURS: Record<State, string> = {
  current: '#35643a',
  unknown: '#44586c',
  changed: '#7d5500',
  closed: '#a3361a',
};
