import { createHash } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, readFileSync, rmSync, type Stats, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fingerprintOfFile } from '../domain/offline/copy.ts';

/**
 * Writes files of a site that is being built, and knows their fingerprints from then on. What is the same as in the last site is that
 * very file (a hard link), which is never written to: so it keeps its date, by which servers and browsers know that they have it already
 * (RFC 9110, 13.1.3), and the disk has nothing to write.
 */
export class SiteFiles {
  readonly #folder: string;
  readonly #last: string;
  readonly #folders = new Set<string>();
  #own: Stats | undefined;
  readonly #fingerprints = new Map<string, string>();

  /** @param last the folder of the last site; it may be missing, or on another file system */
  constructor(folder: string, last: string) {
    this.#folder = folder;
    this.#last = last;
  }

  /** The fingerprints of what was written here, by file relative to the site. */
  get fingerprints(): ReadonlyMap<string, string> {
    return this.#fingerprints;
  }

  /**
   * Files are small and many: to wait for each would take longer than to write it.
   *
   * @param file relative to the site
   * @throws when there is one already, and errors of the file system
   */
  write(file: string, bytes: Uint8Array): void {
    const path = join(this.#folder, file);
    this.#makeFolder(dirname(path));
    if (!this.#isLinked(path, join(this.#last, file), bytes)) {
      try {
        writeFileSync(path, bytes, { flag: 'wx' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        throw new Error(`${file} is made twice. Look for it in public/, and for two pages of one address.`);
      }
    }
    this.#fingerprints.set(file, fingerprintOfFile(createHash('sha256').update(bytes).digest()));
  }

  /** Whether the last site has given its file, because it is the same as one that is written anew: its bytes, owner and rights. */
  #isLinked(path: string, old: string, bytes: Uint8Array): boolean {
    try {
      const found = lstatSync(old, { throwIfNoEntry: false });
      if (!found?.isFile() || found.size !== bytes.length) return false;
      // This build has made the folder: a new file in it would be the same user's, with as much of its rights as files have.
      this.#own ??= lstatSync(this.#folder);
      if (found.uid !== this.#own.uid || (found.mode & 0o777) !== (this.#own.mode & 0o666)) return false;
      linkSync(old, path);
    } catch {
      // Many a file system has no links, and may not be asked; written anew it is as good.
      return false;
    }
    // Only now it is sure which file it is.
    if (readFileSync(path).equals(bytes)) return true;
    rmSync(path);
    return false;
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }

  /** The same with many, between which others have their turn. @param isStopped is asked before each */
  async writeAll<T>(
    items: Iterable<T>,
    written: (item: T) => { file: string; bytes: Uint8Array },
    isStopped: () => boolean,
  ): Promise<void> {
    for (const item of items) {
      if (isStopped()) return;
      const { file, bytes } = written(item);
      this.write(file, bytes);
      await nextTurn();
    }
  }
}
