import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { BodyFacts } from '../domain/content.ts';
import { settings } from '../site.ts';
import { codeVersion } from './code-version.ts';
import type { FieldLines } from './front-matter.ts';
import { writeWhole } from './write-whole.ts';

/** What a file says in which nothing was found to be wrong. */
export interface GoodReading {
  /** Its front matter, in the shape of its schema. */
  data: unknown;
  lines: FieldLines;
  body: BodyFacts;
}

/**
 * What was read of texts by a check before this one, so that only what has changed is parsed again. A text in which something is
 * wrong is never among them: it is read, and told, every time.
 */
export class KeptReadings {
  readonly #before: ReadonlyMap<string, GoodReading>;
  readonly #now = new Map<string, GoodReading>();

  constructor(before: ReadonlyMap<string, GoodReading> = new Map()) {
    this.#before = before;
  }

  /** What an earlier check read of a text of a folder. */
  of(folder: string, text: string): GoodReading | undefined {
    const key = keyOf(folder, text);
    const reading = this.#before.get(key);
    if (reading !== undefined) this.#now.set(key, reading);
    return reading;
  }

  keep(folder: string, text: string, reading: GoodReading): void {
    this.#now.set(keyOf(folder, text), reading);
  }

  /** Whether the next check would find other readings than this one did. */
  get isChanged(): boolean {
    return this.#now.size !== this.#before.size || [...this.#now.keys()].some((key) => !this.#before.has(key));
  }

  /** For the next check, without the texts that nobody asked for in this one. */
  toBytes(): Buffer {
    return serialize({ code: codeVersion(), readings: this.#now });
  }
}

const keyOf = (folder: string, text: string): string =>
  createHash('sha256').update(`${folder}\n${text}`).digest('base64');

const FILE = join(settings.cacheDir, 'readings');

/** The readings of the last check. None when there was none, when other code has read them, or when their file is damaged. */
export async function openReadings(file = FILE): Promise<KeptReadings> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return new KeptReadings();
  try {
    const { code, readings } = deserialize(bytes) as { code: string; readings: Map<string, GoodReading> };
    return code === codeVersion() ? new KeptReadings(readings) : new KeptReadings();
  } catch {
    return new KeptReadings();
  }
}

export async function keepReadings(readings: KeptReadings, file = FILE): Promise<void> {
  if (readings.isChanged) await writeWhole(file, readings.toBytes());
}
