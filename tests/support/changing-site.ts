import type { RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { guideServer } from '../../src/commands/serve.ts';
import { anyPort } from './site.ts';

/** How a site answers: as it should; not at all; that it is out of order; with all but the end of what it begins. */
export type Mood = 'well' | 'silent' | 'faulty' | 'unending';

/** A site whose state can be changed while it is read, under one address. */
export interface ChangingSite {
  url: string;
  /** The build that it serves at first. */
  readonly folder: string;
  mood: Mood;
  /** What was asked for, in order: paths with their queries. */
  readonly asked: string[];
  /** Puts another build in its place. */
  publish(folder: string): void;
  /** Lets whoever asks for a path wait, until the function that it answers with is called. */
  hold(path: string): () => void;
  /** Breaks all connections, also in the middle of an answer. */
  disconnect(): void;
  stop(): Promise<void>;
}

/** Serves a built site on a free port of this machine. */
export async function changingSite(folder: string): Promise<ChangingSite> {
  let files = listenerOf(folder);
  const held = new Map<string, Promise<void>>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    site.asked.push(path);
    await held.get(path);
    if (site.mood === 'silent') return;
    if (site.mood === 'faulty') {
      response.writeHead(503, { 'content-type': 'text/html;charset=utf-8' }).end('<!doctype html><p>Out of order</p>');
      return;
    }
    files(request, site.mood === 'unending' ? withoutEnd(response) : response);
  });
  const port = await anyPort(server);
  const site: ChangingSite = {
    url: `http://127.0.0.1:${port}/`,
    folder,
    mood: 'well',
    asked: [],
    publish: (another) => {
      files = listenerOf(another);
    },
    hold: (path) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.set(path, promise);
      return () => {
        held.delete(path);
        resolve();
      };
    },
    disconnect: () => server.closeAllConnections(),
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        site.disconnect();
      }),
  };
  return site;
}

const listenerOf = (folder: string) => guideServer(folder, '/').listeners('request')[0] as RequestListener;

/** How much of an answer arrives: of a page more than its styles. */
const ARRIVES = 0.8;

/** Sends the beginning of an answer, then nothing more. */
function withoutEnd(response: ServerResponse): ServerResponse {
  const write = response.write.bind(response);
  response.write = ((chunk: Buffer) => write(chunk.subarray(0, chunk.length * ARRIVES))) as typeof response.write;
  response.end = () => response;
  return response;
}
