import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What each page of the site does wrong, by its path. */
const FAULTS: Record<string, string> = {
  '/': '<h1>A sound page</h1>',
  '/console/': '<script>console.log("hello")</script>',
  '/error/': '<script>throw new Error("boom")</script>',
  '/rejection/': '<script>Promise.reject(new Error("forsaken"))</script>',
  '/policy/': '<h1>No pictures</h1><img src="/picture.png" alt="">',
  '/other-host/': '<img src="http://other.example/picture.png" alt="">',
  '/other-host-encrypted/': '<img src="https://other.example/picture.png" alt="">',
  '/missing/': '<script src="/nothing.js"></script>',
  '/objection/': '<h1>A picture that nobody describes</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
  '/blank/': '',
  '/places/': '<button>Copy</button> <button>Copy all</button> <button hidden>Open</button> <p>Copied</p>',
};

/** What a page forbids itself (CSP), by its path. */
const POLICIES: Record<string, string> = {
  '/policy/': '<meta http-equiv="Content-Security-Policy" content="img-src data:">',
};

/** A site on which every page has one fault, to see that each is noticed. Its folder. */
export async function faultySite(): Promise<string> {
  const site = await mkdtemp(join(tmpdir(), 'faulty-'));
  for (const [path, body] of Object.entries(FAULTS)) {
    await mkdir(join(site, path), { recursive: true });
    const head = `<meta charset="utf-8"><title>Faults</title><link rel="icon" href="data:,">${POLICIES[path] ?? ''}`;
    const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
    await writeFile(join(site, path, 'index.html'), html);
  }
  return site;
}
