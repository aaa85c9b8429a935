import { cp, rm } from 'node:fs/promises';
import process from 'node:process';
import { type Problem, reportOf } from '../domain/problems.ts';
import { checkContent } from './check-content.ts';
import { clearTrialFolders, trialFolder } from './trial-folder.ts';

/**
 * A copy of a content folder in which something is tried; a neighbour of it, so that it can take its place.
 *
 * @param attempt changes the copy
 * @returns what the attempt returned
 */
export async function withTrialCopy<Result>(
  contentDir: string,
  attempt: (copy: string) => Promise<Result>,
): Promise<Result> {
  await clearTrialFolders(contentDir);
  const copy = trialFolder(contentDir);
  try {
    await cp(contentDir, copy, { recursive: true, verbatimSymlinks: true });
    return await attempt(copy);
  } finally {
    // When the copy has taken the place of the content, the old one is here. Some of either may be another user's, or only be read.
    await rm(copy, { recursive: true, force: true }).catch(() => {
      process.stderr.write(`${copy} may not be removed. Remove it, as an administrator if need be.\n`);
    });
  }
}

/** The problems of a folder that another one has not. */
export async function newProblems(copy: string, contentDir: string): Promise<Problem[]> {
  const before = new Set((await checkContent(contentDir)).problems.map((problem) => reportOf([problem])));
  return (await checkContent(copy)).problems.filter((problem) => !before.has(reportOf([problem])));
}
