import type { APIRoute } from 'astro';
import { todayIn } from '../../clock.ts';
import { groupsOf } from '../../domain/groups.ts';
import { calendarText } from '../../domain/icalendar/calendar.ts';
import { ALL_MEETINGS } from '../../domain/links/files.ts';
import { movedFiles } from '../../domain/links/moves.ts';
import { calendarPath, entryPath, PAGE_PATHS, PROJECTION_SUFFIX } from '../../domain/links/paths.ts';
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

/**
 * One calendar for each meeting, one for what is only calculated of it, one for each group, one for all of them. Programs that
 * subscribed follow no page that leads on: where nothing is calculated any more, the calendar has the dates that are known, and
 * one that has moved is still there, with those of its successor.
 */
export async function getStaticPaths() {
  const guide = await readGuide();
  const meetings = entriesIn(guide, 'meetings');
  const calendar = (feed: string, of: Entry<'meetings'>[], events: Props['events'], name: string) => ({
    params: { feed },
    props: { meetings: of, events, name },
  });
  const isProjected = ({ data }: Entry<'meetings'>) => standingOn(data, todayIn(data.zone)).projection !== undefined;
  const calendars = [
    calendar(ALL_MEETINGS, meetings, statedEvents, `${guide.site.name}: ${guide.pages.meetings.data.title}`),
    ...groupsOf(meetings).map(({ id, name, entries }) =>
      calendar(id, entries, statedEvents, `${guide.site.name}: ${name}`),
    ),
    ...meetings.map((meeting) => calendar(meeting.id, [meeting], statedEvents, meeting.data.fullName)),
    ...meetings.map((meeting) => {
      const feed = `${meeting.id}${PROJECTION_SUFFIX}`;
      return isProjected(meeting)
        ? calendar(feed, [meeting], projectedEvents, `Unconfirmed: ${meeting.data.fullName}`)
        : calendar(feed, [meeting], statedEvents, meeting.data.fullName);
    }),
  ];
  const moved = movedFiles(guide.moves);
  return [
    ...calendars,
    ...calendars.flatMap(({ params, props }) =>
      moved
        .filter(({ target }) => target === calendarPath(params.feed))
        .map(({ id }) => ({ params: { feed: id }, props })),
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
