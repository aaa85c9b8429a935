/**
 * The script of every page: its workers, what opens the search, the link marks, places that are linked to, records that grew old. It stands in the page, so each of
 * them is a few lines, and whatever can wait is fetched when a reader asks for it.
 */
import './trusted-workers.ts';
import './offline-copy.ts';
import './search-loader.ts';
import './link-marks.ts';
import './meet-target.ts';
import './reading-place.ts';
import './review-due.ts';
