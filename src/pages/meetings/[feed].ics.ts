import type { APIRoute } from 'astro';
import { todayIn } from '../../clock.ts';
import { groupsOf } from '../../domain/groups.ts';
import { calendarText } from '../../domain/icalendar/calendar.ts';
import { entryPath, PAGE_PATHS, PROJECTION_SUFFIX } from '../../domain/links/paths.ts';
import { projectedEvents, statedEvents } from '../../domain/meetings/feed.ts';
import { standingOn } from '../../domain/meetings/state.ts';
import { absoluteUrl } from '../../href.ts';
import { type Entry, entriesIn, readGuide } from '../../queries.ts';

interface Props {
  meetings: Entry<'meetings'>[];
  events: typeof statedEvents;
  /** What a list of calendars shows. */
  name: string;
}

/** One calendar for each meeting, one for what is only calculated of it, one for each group, one for all of them. */
export async function getStaticPaths() {
  const guide = await readGuide();
  const meetings = entriesIn(guide, 'meetings');
  const calendar = (feed: string, of: Entry<'meetings'>[], events: Props['events'], name: string) => ({
    params: { feed },
    props: { meetings: of, events, name },
  });
  return [
    calendar('all', meetings, statedEvents, `${guide.site.name}: ${guide.pages.meetings.data.title}`),
    ...groupsOf(meetings).map(({ id, name, entries }) =>
      calendar(id, entries, statedEvents, `${guide.site.name}: ${name}`),
    ),
    ...meetings.map((meeting) => calendar(meeting.id, [meeting], statedEvents, meeting.data.fullName)),
    ...meetings
      .filter(({ data }) => standingOn(data, todayIn(data.zone)).projection !== undefined)
      .map((meeting) =>
        calendar(
          `${meeting.id}${PROJECTION_SUFFIX}`,
          [meeting],
          projectedEvents,
          `Unconfirmed: ${meeting.data.fullName}`,
        ),
      ),
  ];
}

export const GET: APIRoute<Props> = async ({ props: { meetings, events, name } }) => {
  const { site, pages } = await readGuide();
  const text = calendarText({
    name,
    description: pages.meetings.data.summary,
    url: absoluteUrl(PAGE_PATHS.meetings),
    productId: `-//${site.name}//${site.title}//${site.language.toUpperCase()}`,
    events: meetings.flatMap(({ id, data }) =>
      events(data, { id, url: absoluteUrl(entryPath('meetings', id)), guideId: site.id }),
    ),
  });
  return new Response(text, { headers: { 'content-type': 'text/calendar; charset=utf-8' } });
};
