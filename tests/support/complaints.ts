import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { BrowserContext } from 'playwright-core';

/** What Chromium, Firefox and WebKit call a request that its page does not wait for any more. */
const STOPPED = /^(net::ERR_ABORTED|NS_BINDING_ABORTED|NS_ERROR_ABORT|.*\bcancell?ed\b.*)$/i;

/**
 * Before a picture Playwright (1.64) adds an empty style to a page in Firefox, and removes it again. The policy of the guide
 * refuses that style, and Firefox says so, by the hash of it. Remove when pictures are taken without it.
 */
const PICTURE_STYLE = createHash('sha256').update('body {}').digest('base64');

/** Collects whatever should not happen: console lines, errors, dialogs, requests that fail, requests to another host. */
export function complaintsOf(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on('console', (line) => {
    // Said in a window that is not to keep a copy for reading offline, by Playwright itself.
    if (line.text() === 'Service Worker registration blocked by Playwright') return;
    complaints.push(`console ${line.type()}: ${line.text()} (${line.location().url})`);
  });
  context.on('weberror', (error) => {
    const { message, stack = message } = error.error();
    if (!message.includes(PICTURE_STYLE)) complaints.push(`error: ${stack}`);
  });
  context.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) complaints.push(`another host: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`answer ${response.status()}: ${response.url()}`);
  });
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // Whoever leaves a page stops what it was still fetching.
    if (why === undefined || !STOPPED.test(why)) complaints.push(`request failed, ${why}: ${request.url()}`);
  });
  return complaints;
}

/** Complaints that a journey provokes on purpose. */
export interface Provoked {
  /** Each of them has to come; no other may. */
  provokes?: readonly RegExp[];
  /** These may come, and need not. */
  mayProvoke?: readonly RegExp[];
}

/** @throws when there was more to complain about than was provoked, or less */
export function assertOnly({ provokes = [], mayProvoke = [] }: Provoked, complaints: readonly string[]): void {
  const excused = [...provokes, ...mayProvoke];
  assert.deepEqual(
    complaints.filter((complaint) => !excused.some((pattern) => pattern.test(complaint))),
    [],
    'the browser has nothing to complain about',
  );
  assert.deepEqual(
    provokes.filter((pattern) => !complaints.some((complaint) => pattern.test(complaint))),
    [],
    'what the journey provokes on purpose does happen',
  );
}
