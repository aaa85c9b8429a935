/** Which week it is, by the reader's calendar: as a sentence, and as a mark on the strip of the year. */
import { isoWeek } from '../domain/meetings/iso-week.ts';
import { weekSentence } from '../domain/meetings/week-line.ts';

const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const { year, week } = isoWeek(day);

document.querySelector('[data-week-line]')?.replaceChildren(weekSentence(day));
const mark = document.querySelector(`[data-strip-year="${year}"] [data-today]`);
mark?.setAttribute('transform', `translate(${week - 1})`);
mark?.removeAttribute('visibility');
