import process from 'node:process';
import { after, test } from 'node:test';
import { assertOnly, type Provoked } from '../complaints.ts';
import { theGuide } from '../site.ts';
import { type Engine, type EngineName, enginesToTest, type Reader, type Settings } from './engine.ts';
import { launchEngine } from './launch.ts';

/** How long a journey may take in one engine, in milliseconds; a browser that hangs is given up then. */
const PATIENCE = 300_000;

/** What one reader does. Nobody has been in this engine before, and the site is served for this journey alone. */
export type Journey = (reader: Reader, engine: Engine) => Promise<void>;

export interface JourneyOptions extends Provoked {
  settings?: Settings;
  /** The site to walk through; the guide itself when it is left out. */
  site?: () => Promise<string>;
}

const running = new Map<EngineName, Engine | Promise<Engine>>();
after(async () => {
  for (const engine of running.values()) await (await engine).close();
});

/**
 * A test in each engine. At the end of the journey the browser must have had nothing to complain about.
 *
 * @example
 * journey('home opens', async (reader) => { await reader.open('/'); });
 */
export function journey(title: string, story: Journey, options: JourneyOptions = {}): void {
  const { settings = {}, site = theGuide } = options;
  for (const name of enginesToTest()) {
    test(`${title}, in ${name}`, { timeout: PATIENCE }, async () => {
      const engine = await launched(name);
      const reader = await engine.visit(await site(), settings);
      try {
        await story(reader, engine);
      } catch (error) {
        if (reader.complaints.length > 0)
          process.stderr.write(`${name} complained:\n${reader.complaints.join('\n')}\n`);
        throw error;
      } finally {
        await reader.leave();
      }
      assertOnly(options, reader.complaints);
    });
  }
}

async function launched(name: EngineName): Promise<Engine> {
  const engine = running.get(name) ?? launchEngine[name]();
  running.set(name, engine);
  return engine;
}
