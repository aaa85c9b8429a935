import type { Content } from '../content.ts';
import type { Problem } from '../problems.ts';
import { addressesAreSpelledOnce } from './addresses-are-spelled-once.ts';
import { anchorsAreUnique } from './anchors-are-unique.ts';
import { anchorsFallOnTheWeekday } from './anchors-fall-on-the-weekday.ts';
import { calendarChangesHaveARevision } from './calendar-changes-have-a-revision.ts';
import { changesNameEntries } from './changes-name-entries.ts';
import { exceptionsHitAnOccurrence } from './exceptions-hit-an-occurrence.ts';
import { factsAreWhole } from './facts-are-whole.ts';
import { feedsHaveTheirOwnNames } from './feeds-have-their-own-names.ts';
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
import { permalinksStillLead } from './permalinks-still-lead.ts';
import { referencesExist } from './references-exist.ts';
import { sharedAliasesAreShared } from './shared-aliases-are-shared.ts';
import { shortFormsAreKnown } from './short-forms-are-known.ts';
import { smallWordsAreWords } from './small-words-are-words.ts';
import { titlesAreUnique } from './titles-are-unique.ts';

/** A promise about all content together. */
export type Rule = (content: Content) => Problem[];

/** Every promise that goes beyond the shape of a single file. */
export const RULES: readonly Rule[] = [
  idsAreUnique,
  anchorsAreUnique,
  factsAreWhole,
  titlesAreUnique,
  namesAreUnique,
  sharedAliasesAreShared,
  listsSayEachThingOnce,
  referencesExist,
  changesNameEntries,
  mentionsHaveAddresses,
  shortFormsAreKnown,
  smallWordsAreWords,
  linksLeadSomewhere,
  addressesAreSpelledOnce,
  meetingsDoNotCollide,
  anchorsFallOnTheWeekday,
  meetingDaysAreStated,
  exceptionsHitAnOccurrence,
  meetingTimesExistOnce,
  meetingsThatEndedAreClosed,
  calendarChangesHaveARevision,
  feedsHaveTheirOwnNames,
  movesLeadSomewhere,
  permalinksStillLead,
];

/** What breaks the promises, all of them at once. */
export const breaches = (content: Content): Problem[] => RULES.flatMap((rule) => rule(content));
