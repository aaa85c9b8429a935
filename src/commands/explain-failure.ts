/** The folders of a build that something may be wrong with. */
interface BuildFolders {
  freshDir: string;
  outDir: string;
}

type Failure = [code: RegExp, found: (path: string) => string, advice: string];

const ELSEWHERE = 'or choose another place for the site: OUT_DIR=/somewhere/else';

/** Errors of a file system (POSIX.1-2024, errno.h), and what a person can do about them. */
const FAILURES: Failure[] = [
  [/^(?:ENOSPC|EDQUOT)$/, () => 'The disk has no space left.', 'Free some space, and build again.'],
  [
    /^EFBIG$/,
    (path) => `${path} would be larger than this system allows.`,
    'Raise the limit (ulimit -f), and build again.',
  ],
  [/^(?:EACCES|EPERM)$/, (path) => `${path} may not be written.`, `Take the right to write there, ${ELSEWHERE}`],
  [/^EROFS$/, (path) => `${path} is on a disk that can only be read.`, `Let it be written, ${ELSEWHERE}`],
  [
    /^(?:EBUSY|EXDEV)$/,
    (path) => `${path} is a disk of its own, or in use by the system.`,
    'Choose a folder inside it for the site: OUT_DIR=/somewhere/site',
  ],
  [
    /^(?:ENOTDIR|EEXIST)$/,
    (path) => `${path} cannot be made, because a file is in its way.`,
    `Take the file away, ${ELSEWHERE}`,
  ],
  [/^(?:EMFILE|ENFILE)$/, () => 'Too many files are open.', 'Close other programs, and build again.'],
];

/** The numbers of Linux and macOS for what a bundler written in another language says without its name. */
const NAMES: Record<string, string> = {
  1: 'EPERM',
  13: 'EACCES',
  16: 'EBUSY',
  17: 'EEXIST',
  20: 'ENOTDIR',
  23: 'ENFILE',
  24: 'EMFILE',
  27: 'EFBIG',
  28: 'ENOSPC',
  30: 'EROFS',
};

/** The words for a failure of the disk while the site is built; nothing for what went wrong for other reasons. */
export function explainFailure(error: unknown, { freshDir, outDir }: BuildFolders): string | undefined {
  const failure = failureOf(error);
  if (failure === undefined) return undefined;
  const { found, advice, place = freshDir } = failure;
  // Readers know the folder of the site, not the one that stands in for it.
  const shown = place.startsWith(freshDir) ? outDir : place;
  return `The site was not built. ${found(shown)}\n${advice}`;
}

/** The same for what is written into the content; authors know it, not the copy or the hidden file that stands in for it. */
export function explainWriting(error: unknown): string | undefined {
  const { found, place = 'The content' } = failureOf(error) ?? {};
  return found?.(place.replace(/\/\.[^/]+(?:-trial-\d+|\.new)$/, '').replace(/\/\.([^/]+)-trial-\d+(?=\/)/, '/$1'));
}

/** What failed, and where, if that is known. */
function failureOf(
  error: unknown,
): { found: (path: string) => string; advice: string; place: string | undefined } | undefined {
  const { code, message = '', path, cause } = error as Partial<NodeJS.ErrnoException>;
  const [, named, numbered = ''] = /\b(E[A-Z]{3,}): |\(os error (\d+)\)/.exec(message) ?? [];
  for (const name of [code, named, NAMES[numbered]]) {
    const failure = FAILURES.find(([known]) => known.test(name ?? ''));
    if (failure === undefined) continue;
    const [, found, advice] = failure;
    return { found, advice, place: path ?? /'([^']+)'$/m.exec(message)?.[1] };
  }
  return cause === undefined ? undefined : failureOf(cause);
}
