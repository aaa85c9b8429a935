import type { AGREEMENTS } from '../schemas/term.ts';

/** What a term asks of a project: as a fact of its page, and behind its point in the list. */
export const AGREEMENT_WORDS: Record<(typeof AGREEMENTS)[number], { fact: string; inList: string }> = {
  condition: { fact: 'Yes. It is a condition.', inList: ', to agree to' },
  expected: { fact: 'It is expected of every project.', inList: ', expected' },
  none: { fact: 'No. It is good to know.', inList: '' },
};
