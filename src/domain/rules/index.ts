import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { addressesAreSpelledOnce } from './addresses-are-spelled-once.ts';
import { anchorsAreUnique } from './anchors-are-unique.ts';
import { calendarChangesHaveARevision } from './calendar-changes-have-a-revision.ts';
import { changesNameEntries } from './changes-name-entries.ts';
import { daysFallOnTheWeekday } from './days-fall-on-the-weekday.ts';
import { daysHaveCome } from './days-have-come.ts';
import { exceptionsHitAnOccurrence } from './exceptions-hit-an-occurrence.ts';
import { factsAreWhole } from './facts-are-whole.ts';
import { feedsHaveTheirOwnNames } from './feeds-have-their-own-names.ts';
import { groupsAreToldApart } from './groups-are-told-apart.ts';
import { idsAreUnique } from './ids-are-unique.ts';
import { linksLeadSomewhere } from './links-lead-somewhere.ts';
import { listsSayEachThingOnce } from './lists-say-each-thing-once.ts';
import { meetingDaysAreStated } from './meeting-days-are-stated.ts';
import { meetingTimesExistOnce } from './meeting-times-exist-once.ts';
import { meetingsDoNotCollide } from './meetings-do-not-collide.ts';
import { meetingsThatEndedAreClosed } from './meetings-that-ended-are-closed.ts';
import { mentionsHaveAddresses } from './mentions-have-addresses.ts';
import { movesLeadSomewhere } from './moves-lead-somewhere.ts';
import { namesAreUnique } from './names-are-unique.ts';
import { oldAddressesLeadToOnePlace } from './old-addresses-lead-to-one-place.ts';
import { oldIdsStayTaken } from './old-ids-stay-taken.ts';
import { permalinksStillLead } from './permalinks-still-lead.ts';
import { recordDaysFollowOneAnother } from './record-days-follow-one-another.ts';
import { referencesExist } from './references-exist.ts';
import { sharedAliasesAreShared } from './shared-aliases-are-shared.ts';
import { shortFormsAreKnown } from './short-forms-are-known.ts';
import { smallWordsAreWords } from './small-words-are-words.ts';
import { stepsHaveTheirOwnPlaces } from './steps-have-their-own-places.ts';
import { titlesAreUnique } from './titles-are-unique.ts';

/** A promise about all content together, as it is on a day. */
export type Rule = (content: Content, today: string) => Problem[];

/** Every promise that goes beyond the shape of a single file. */
export const RULES: readonly Rule[] = [
  idsAreUnique,
  oldIdsStayTaken,
  anchorsAreUnique,
  factsAreWhole,
  titlesAreUnique,
  namesAreUnique,
  sharedAliasesAreShared,
  listsSayEachThingOnce,
  daysHaveCome,
  recordDaysFollowOneAnother,
  stepsHaveTheirOwnPlaces,
  groupsAreToldApart,
  referencesExist,
  changesNameEntries,
  mentionsHaveAddresses,
  shortFormsAreKnown,
  smallWordsAreWords,
  linksLeadSomewhere,
  addressesAreSpelledOnce,
  meetingsDoNotCollide,
  daysFallOnTheWeekday,
  meetingDaysAreStated,
  exceptionsHitAnOccurrence,
  meetingTimesExistOnce,
  meetingsThatEndedAreClosed,
  calendarChangesHaveARevision,
  feedsHaveTheirOwnNames,
  movesLeadSomewhere,
  oldAddressesLeadToOnePlace,
  permalinksStillLead,
];

/**
 * What breaks the promises, all of them at once.
 *
 * @param today the day that it really is, by UTC
 */
export const breaches = (content: Content, today: string): Problem[] => RULES.flatMap((rule) => rule(content, today));
