import process from 'node:process';

/**
 * The one place that asks what time it is; the rest of the code is told. `SOURCE_DATE_EPOCH` (seconds since 1970, as
 * reproducible-builds.org defines it) sets the clock of a build.
 */
export function now(): Temporal.Instant {
  const { SOURCE_DATE_EPOCH } = process.env;
  return SOURCE_DATE_EPOCH === undefined
    ? Temporal.Now.instant()
    : Temporal.Instant.fromEpochMilliseconds(Number(SOURCE_DATE_EPOCH) * 1000);
}

/** The day that it is in a region. */
export const todayIn = (zone: string): string => now().toZonedDateTimeISO(zone).toPlainDate().toString();
