/** Which week it is, by the reader's calendar: as a sentence, and as a mark on the strip of the year. */
import { isoWeek } from '../domain/meetings/iso-week.ts';
import { weekSentence } from '../domain/meetings/week-line.ts';

const now = new Date();
const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
  .join('-');
const { year, week } = isoWeek(day);

for (const line of document.querySelectorAll('[data-week-line]')) line.textContent = weekSentence(day);
for (const mark of document.querySelectorAll<SVGElement>(`[data-strip-year="${year}"] [data-today]`)) {
  mark.setAttribute('transform', `translate(${week - 1})`);
  mark.removeAttribute('visibility');
}
