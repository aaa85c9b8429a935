/** The shapes of the sign before the name of the community, in a square of 32; `public/favicon.svg` has the same. */
export const LOGO = [
  'M16 3 30 10 16 17 2 10z',
  'm2 16 14 7 14-7-3-1.500L16 20 5 14.500z',
  'm2 22 14 7 14-7-3-1.500L16 26 5 20.500z',
] as const;
