/** Says when the next meeting is, by the reader's clock and in the reader's zone; and lets passed dates go. */
import { decodeStarts } from '../domain/meetings/instants.ts';
import { sentenceAt } from '../domain/meetings/next.ts';

/** How often the sentence is said anew, in milliseconds. */
const REFRESH = 30_000;

function tell(): void {
  const { timeZone: readerZone } = Intl.DateTimeFormat().resolvedOptions();
  for (const place of document.querySelectorAll<HTMLElement>('[data-starts]')) {
    const { starts = '', duration, zone = 'UTC' } = place.dataset;
    const sentence = sentenceAt(Date.now(), {
      starts: decodeStarts(starts),
      duration: duration ? Number(duration) : undefined,
      zone,
      readerZone,
      language: 'en-GB',
    });
    if (place.textContent !== sentence) place.textContent = sentence;
  }
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-until-passed] time')) {
    const item = time.closest('li');
    if (item !== null) item.hidden = Date.parse(time.dateTime) < Date.now();
  }
}

tell();
setInterval(tell, REFRESH);
