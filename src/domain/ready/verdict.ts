import { isOpen, type Question } from './answers.ts';

/**
 * What the answers say to "Is my project ready?", in one sentence; empty while nothing is answered. A no to a condition decides
 * it, whatever else is open.
 *
 * @param today what is true today whatever the answers are; said once, when there is a verdict
 */
export function verdictOn(questions: readonly Question[], today: string): string {
  const left = questions.filter(({ answer }) => answer === undefined).length;
  if (left === questions.length) return '';
  const refused = titlesOf(questions.filter(({ isCondition, answer }) => isCondition && answer === 'no'));
  if (refused !== '') return `Not possible as it stands: the source makes this a condition (${refused}). ${today}`;
  const open = questions.filter(isOpen);
  const openSaid = `${open.length} of ${questions.length} to talk about (${titlesOf(open)})`;
  if (left > 0) return `${open.length > 0 ? openSaid : 'Nothing speaks against it so far'}; ${left} not answered yet.`;
  return open.length > 0 ? `Not yet: ${openSaid}. ${today}` : `By the terms of the source it is ready. ${today}`;
}

const titlesOf = (questions: readonly Question[]): string => questions.map(({ title }) => title).join(', ');
