import { createHash } from 'node:crypto';
import { linkSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fingerprintOfFile } from '../domain/offline/copy.ts';

/**
 * The files of a site that is being built. Each is written once, and its fingerprint is known from then on. What is the same as in the
 * last site is that very file (a hard link), which is never written to: so it keeps its date, by which servers and browsers know that
 * they have it already (RFC 9110, 13.1.3), and the disk has nothing to write.
 */
export class SiteFiles {
  readonly #folder: string;
  readonly #last: string;
  readonly #folders = new Set<string>();
  readonly #fingerprints = new Map<string, string>();

  /** @param last the folder of the last site; it may be missing, or on another file system */
  constructor(folder: string, last: string) {
    this.#folder = folder;
    this.#last = last;
  }

  /** The fingerprints of all that was written, by file relative to the site. */
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
    if (!this.#takeFromLast(file, bytes)) {
      try {
        writeFileSync(path, bytes, { flag: 'wx' });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        throw new Error(`${file} is a file of public/ and of the guide as well. Take it out of public/.`);
      }
    }
    this.#fingerprints.set(file, fingerprintOfFile(createHash('sha256').update(bytes).digest()));
  }

  /** Whether the last site has the same file, and could give it. */
  #takeFromLast(file: string, bytes: Uint8Array): boolean {
    const path = join(this.#last, file);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size !== bytes.length) return false;
    try {
      if (!readFileSync(path).equals(bytes)) return false;
      linkSync(path, join(this.#folder, file));
      return true;
    } catch {
      // It may be another user's, or on a file system without links; written anew it is as good.
      return false;
    }
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
