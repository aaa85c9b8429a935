/** A measured figure beside its goal. */
export interface Figure {
  what: string;
  measured: number;
  /** Must not be exceeded. */
  goal: number;
  unit: string;
}

const rounded = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(value < 100 ? 2 : 0);

/** The figures as aligned lines; those that miss their goal are marked. */
export function tableOf(title: string, figures: readonly Figure[]): string {
  const rows = figures.map(({ what, measured, goal, unit }) => [
    measured <= goal ? 'ok  ' : 'MISS',
    what,
    `${rounded(measured)} ${unit}`,
    `at most ${rounded(goal)} ${unit}`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`\n${title}`, ...lines, ''].join('\n');
}

export const misses = (figures: readonly Figure[]): Figure[] => figures.filter(({ measured, goal }) => measured > goal);
