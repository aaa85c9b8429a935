/** Which week it is, by the reader's calendar: as a sentence, and as a mark on the strip of the year. */
import { DAY_MS, dayAt, numberOfIsoWeek } from '../domain/meetings/iso-week.ts';
import { weekSentence } from '../domain/meetings/week-line.ts';

const day = dayAt((Date.now() - new Date().getTimezoneOffset() * 60_000) / DAY_MS);
const { year, week } = numberOfIsoWeek(day);

document.querySelector('[data-week-line]')?.replaceChildren(weekSentence(day));
const mark = document.querySelector(`[data-strip-year="${year}"] [data-today]`);
mark?.setAttribute('transform', `translate(${week - 1})`);
mark?.removeAttribute('visibility');
