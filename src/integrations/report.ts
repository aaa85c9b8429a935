import { type Problem, reportOf } from '../domain/problems.ts';

/**
 * Ends a build because of problems. The message is the report; there is no stack, because nothing is wrong with the
 * code that found them.
 */
export class ProblemsFound extends Error {
  override name = 'ProblemsFound';
  constructor(problems: readonly Problem[]) {
    super(`\n\n${reportOf(problems)}`);
    this.stack = '';
  }
}
