/** A measured figure beside its goal. */
export interface Figure {
  what: string;
  measured: number;
  /** Must not be exceeded. */
  goal: number;
  unit: string;
}

/** What was measured of this guide and of a stock site of the same pages, in one run. */
export interface Comparison {
  what: string;
  ours: number;
  /** Nothing where the other one was not measured. */
  theirs: number | undefined;
  unit: string;
  /** How much of theirs ours may be: 0.6 is three fifths. Nothing where it is told only to be known. */
  goal?: number;
}

const rounded = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 100 ? 2 : 0);

/** What could not be measured is no number, and no goal is met by it. */
const isMet = (measured: number, goal: number): boolean => measured <= goal;

const shareOf = ({ ours, theirs = Number.NaN }: Comparison): number => ours / theirs;

/** The figures as aligned lines; those that miss their goal are marked. */
export function tableOf(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, goal, unit }) => [
    isMet(measured, goal) ? 'ok  ' : 'MISS',
    what,
    `${rounded(measured)} ${unit}`,
    `at most ${rounded(goal)} ${unit}`,
  ]);
  return [`\n${title}`, ...aligned(rows), ''].join('\n');
}

/** The same of comparisons: ours, theirs, and ours as a share of theirs. */
export function comparisonTable(title: string, comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((comparison) => {
    const { what, ours, theirs, unit, goal } = comparison;
    const share = shareOf(comparison);
    return [
      goal === undefined ? '    ' : isMet(share, goal) ? 'ok  ' : 'MISS',
      what,
      `${rounded(ours)} ${unit}`,
      theirs === undefined ? 'not measured' : `${rounded(theirs)} ${unit}`,
      theirs === undefined ? '' : share.toFixed(2),
      goal === undefined ? '' : `at most ${rounded(goal)}`,
    ];
  });
  return [`\n${title}`, ...aligned([['    ', '', 'this guide', 'Starlight', 'share', ''], ...rows]), ''].join('\n');
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export const misses = (figures: readonly Figure[]): Figure[] =>
  figures.filter(({ measured, goal }) => !isMet(measured, goal));

export const missedComparisons = (comparisons: readonly Comparison[]): Comparison[] =>
  comparisons.filter((comparison) => comparison.goal !== undefined && !isMet(shareOf(comparison), comparison.goal));

/** The one in the middle; of none, no number. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
