import type { AnyState } from '../domain/state.ts';
import type { State } from '../schemas/fields.ts';

/** How a state is drawn, in a square of ten: on pages and on preview pictures. */
export interface StateShape {
  path: string;
  /** Only its line is drawn. */
  hollow: boolean;
  /** Whose colour it has. */
  role: State;
}

/** Every state has a shape of its own, so that it does not depend on colour. */
export const STATE_SHAPES: Record<AnyState, StateShape> = {
  current: { path: 'M1 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0z', hollow: false, role: 'current' },
  upcoming: { path: 'M1 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0zM5 2.500v2.700l2 1.200', hollow: true, role: 'current' },
  unknown: { path: 'M1 5a4 4 0 1 0 8 0a4 4 0 1 0-8 0z', hollow: true, role: 'unknown' },
  changed: { path: 'M5 .500 9.500 5 5 9.500.500 5z', hollow: false, role: 'changed' },
  closed: { path: 'M1 1h8v8H1z', hollow: false, role: 'closed' },
  lapsed: { path: 'M5 .800 9.500 9H.500z', hollow: true, role: 'unknown' },
  ended: { path: 'M1 1h8v8H1z', hollow: false, role: 'closed' },
};
