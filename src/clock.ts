import process from 'node:process';
import { refuseEpoch } from './schemas/settings-fields.ts';
import { variable } from './variable.ts';

/**
 * The one place that asks what time it is; the rest of the code is told. `SOURCE_DATE_EPOCH` (seconds since 1970, as
 * reproducible-builds.org defines it) sets the clock of a build.
 */
export function now(): Temporal.Instant {
  const seconds = variable('SOURCE_DATE_EPOCH', refuseEpoch);
  return seconds === undefined
    ? Temporal.Now.instant()
    : Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000);
}

/**
 * Stops the clock for all that this process does from now on, and whatever it starts: a build is of one moment, also when it goes on
 * after midnight. It is told as anybody would tell it, because pages and threads have this module for themselves.
 */
export function stopClock(): void {
  process.env['SOURCE_DATE_EPOCH'] = String(Math.floor(now().epochMilliseconds / 1000));
}

/** The day that it is in a region. */
export const todayIn = (zone: string): string => now().toZonedDateTimeISO(zone).toPlainDate().toString();

/** What time it is by the clock of the machine, whichever day a build is made for: the clock that servers of others go by. */
export const realNow = (): Temporal.Instant => Temporal.Now.instant();

/**
 * The day that it is by the clock of the machine, whichever day a build is made for: what was looked at is no less true in a
 * build for an earlier day, and no more in one for a later day.
 */
export const realToday = (): string => Temporal.Now.plainDateISO('UTC').toString();
