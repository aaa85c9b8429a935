import type { z } from 'zod';

/** What a check has to say about a value: what was found, and what to write instead. */
export interface Refusal {
  found: string;
  advice: string;
  /** Words that would have been right; the author is told of one that is near. */
  known?: readonly string[];
}

/**
 * Adds a check to a schema. The check returns `undefined` when the value is fine, else a {@link Refusal}.
 *
 * The refusal travels as the issue's `params`, so that `explain.ts` can keep finding and advice apart.
 */
export function checked<T extends z.ZodType>(schema: T, check: (value: z.output<T>) => Refusal | undefined): T {
  return schema.superRefine((value, context) => {
    const refusal = check(value);
    if (refusal === undefined) return;
    context.addIssue({ code: 'custom', message: `${refusal.found} ${refusal.advice}`, params: { ...refusal } });
  }) as T;
}
