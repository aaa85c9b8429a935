/** The folders of a build that something may be wrong with. */
interface BuildFolders {
  freshDir: string;
  outDir: string;
}

interface Failure {
  code: RegExp;
  found(path: string): string;
  /** What a person can do, to be followed by a comma and what comes then. */
  cure: string;
  /** What else helps a build, whose site may be anywhere. */
  elsewhere?: string;
}

const ELSEWHERE = 'or choose another place for the site: OUT_DIR=/somewhere/else';

/** Errors of a file system (POSIX.1-2024, errno.h), and what a person can do about them. */
const FAILURES: Failure[] = [
  { code: /^(?:ENOSPC|EDQUOT)$/, found: () => 'The disk has no space left.', cure: 'Free some space' },
  {
    code: /^EFBIG$/,
    found: (path) => `${path} would be larger than this system allows.`,
    cure: 'Raise the limit (ulimit -f)',
  },
  {
    code: /^(?:EACCES|EPERM)$/,
    found: (path) => `${path} may not be written.`,
    cure: 'Take the right to write there',
    elsewhere: ELSEWHERE,
  },
  {
    code: /^EROFS$/,
    found: (path) => `${path} is on a disk that can only be read.`,
    cure: 'Let it be written',
    elsewhere: ELSEWHERE,
  },
  {
    code: /^(?:EBUSY|EXDEV)$/,
    found: (path) => `${path} is a disk of its own, or in use by the system.`,
    cure: 'Take it out of use',
    elsewhere: 'or choose a folder inside it for the site: OUT_DIR=/somewhere/site',
  },
  {
    code: /^(?:ENOTDIR|EEXIST)$/,
    found: (path) => `${path} cannot be made, because a file is in its way.`,
    cure: 'Take the file away',
    elsewhere: ELSEWHERE,
  },
  { code: /^(?:EMFILE|ENFILE)$/, found: () => 'Too many files are open.', cure: 'Close other programs' },
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
  const { found, cure, elsewhere = 'and build again.', place = freshDir } = failure;
  // Readers know the folder of the site, not the one that stands in for it.
  const shown = place.startsWith(freshDir) ? outDir : place;
  return `The site was not built. ${found(shown)}\n${cure}, ${elsewhere}`;
}

/** The same while the built site is packed. */
export function explainPacking(error: unknown): string | undefined {
  const { found, cure, place = 'The packed site' } = failureOf(error) ?? {};
  return found && `The site was not packed. ${found(place)}\n${cure}, and pack again.`;
}

/** What is wrong with what is written into the content; authors know it, not the copy or the hidden file that stands in for it. */
export function explainWriting(error: unknown): string | undefined {
  const { found, place = 'The content' } = failureOf(error) ?? {};
  return found?.(place.replace(/\/\.[^/]+(?:-trial-\d+|\.new)$/, '').replace(/\/\.([^/]+)-trial-\d+(?=\/)/, '/$1'));
}

/** What failed, and where, if that is known. */
function failureOf(error: unknown): (Failure & { place: string | undefined }) | undefined {
  const { code, message = '', path, cause } = error as Partial<NodeJS.ErrnoException>;
  const [, named, numbered = ''] = /\b(E[A-Z]{3,}): |\(os error (\d+)\)/.exec(message) ?? [];
  for (const name of [code, named, NAMES[numbered]]) {
    const failure = FAILURES.find((known) => known.code.test(name ?? ''));
    if (failure !== undefined) return { ...failure, place: path ?? /'([^']+)'$/m.exec(message)?.[1] };
  }
  return cause === undefined ? undefined : failureOf(cause);
}
