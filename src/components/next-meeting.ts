/** Says when the next meeting is, by the reader's clock and in the reader's zone. */
import { decodeStarts } from '../domain/meetings/instants.ts';
import { sentenceAt } from '../domain/meetings/next.ts';

/** How often the sentence is said anew, in milliseconds. */
const REFRESH = 30_000;

function tell(): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  for (const place of document.querySelectorAll<HTMLElement>('[data-starts]')) {
    const { starts = '', duration, zone = 'UTC' } = place.dataset;
    const sentence = sentenceAt(Date.now(), {
      starts: decodeStarts(starts),
      duration: duration ? Number(duration) : undefined,
      zone,
      // What a browser says that knows of none, and does not take itself. Its clock shows UTC.
      readerZone: timeZone === 'Etc/Unknown' ? 'UTC' : timeZone,
      language: 'en-GB',
    });
    if (place.textContent !== sentence) place.textContent = sentence;
  }
}

tell();
setInterval(tell, REFRESH);
