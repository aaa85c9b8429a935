import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ensureJava } from './java.ts';

const JAR = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
/** A page whose fault has to be reported after all others: that it is shows that every file has been read. */
const LAST = '<!doctype html><html lang="en"><title>Last</title><p>One <b>two</p></html>';
const MOST_OUTPUT = 64 * 1024 * 1024;

/** What the checker says of one place; the fields are those of its JSON. */
interface Message {
  url?: string;
  lastLine?: number;
  message: string;
}

/** An error or a warning: where it is, as the address of a file and a line, and what it says. */
export interface Objection {
  place: string;
  message: string;
}

/** Asks the Nu HTML Checker about files; errors and warnings alike. */
export async function checkFiles(files: readonly string[]): Promise<Objection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'markup-'));
  try {
    const last = join(folder, 'last.html');
    await writeFile(last, LAST);
    const messages = await messagesAbout([...files, last]);
    assert.ok(
      messages.some(({ url = '' }) => isIn(last, url)),
      'the checker has read the last file',
    );
    return messages
      .filter(({ url = '' }) => !isIn(last, url))
      .map(({ url = '', lastLine = '', message }) => ({ place: `${url}:${lastLine}`, message }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Asks the checker about pages that are not files. */
export async function checkPages(pages: readonly { name: string; html: string }[]): Promise<Objection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'markup-'));
  try {
    const files = await Promise.all(
      pages.map(async ({ name, html }) => {
        const file = join(folder, `${name.replaceAll(' ', '-')}.html`);
        await writeFile(file, html);
        return file;
      }),
    );
    return await checkFiles(files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function messagesAbout(files: readonly string[]): Promise<Message[]> {
  const { stdout } = await promisify(execFile)(
    ensureJava(),
    ['-jar', JAR, '--stdout', '--exit-zero-always', '--format', 'json', ...files],
    { maxBuffer: MOST_OUTPUT },
  );
  return (JSON.parse(stdout) as { messages: Message[] }).messages;
}

const isIn = (file: string, url: string): boolean => url.startsWith('file:') && fileURLToPath(url) === file;
