/**
 * A time on the wall of a region as a point on the time line.
 *
 * A time that the clocks skip is read with the offset before the gap, so it moves forward with them; a time that comes
 * twice means the first (RFC 5545, 3.3.5).
 *
 * @param isoDate the day in the region, `2026-11-01`
 * @param time the time on the wall, `08:30`
 * @param zone a region of the IANA time zone database
 */
export function instantOf(isoDate: string, time: string, zone: string): Temporal.Instant {
  return Temporal.PlainDate.from(isoDate)
    .toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .toInstant();
}

/** How many times a time stands on the wall that day: 0 in a gap, 2 in an overlap, else 1. */
export function timesOnTheWall(isoDate: string, time: string, zone: string): 0 | 1 | 2 {
  const local = Temporal.PlainDateTime.from(`${isoDate}T${time}`);
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return 1;
  return earlier.toPlainDateTime().equals(local) ? 2 : 0;
}

/** The day and time on the wall of a region at an instant. */
export function wallClockAt(instant: Temporal.Instant, zone: string): { date: string; time: string } {
  const local = instant.toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
