import { z } from 'zod';
import { checked, type Refusal } from './checked.ts';

/** The schemes an address may have. The guide keeps `http:` where the source has it. */
const SCHEMES = ['https:', 'http:'];

/** Says what is wrong with an address for readers, or `undefined` when nothing is. Used for front matter and links. */
export function refuseAddress(text: string): Refusal | undefined {
  const advice = 'Write the whole address, for example: https://example.org/page';
  if (/\s/.test(text)) return { found: `"${text}" has a space in it.`, advice };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  if (scheme === undefined) return { found: `"${text}" has no scheme.`, advice };
  if (!SCHEMES.includes(`${scheme.toLowerCase()}:`)) {
    return {
      found: `"${scheme}:" is not a scheme that this guide links to.`,
      advice: 'Begin with https:// or http://.',
    };
  }
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return { found: `"${text}" is not an address.`, advice };
  return undefined;
}

/** An address on the web, exactly as the source has it: scheme, capitals, final slash and parameters count. */
export const webAddress = checked(z.string(), refuseAddress);

/** Says what is wrong with an e-mail address, or `undefined` when nothing is. */
export function refuseMailAddress(text: string): Refusal | undefined {
  return /^[^\s@:]+@[^\s@]+\.[^\s@]+$/.test(text)
    ? undefined
    : {
        found: `"${text}" is not an e-mail address.`,
        advice: 'Write it without mailto:, for example: name@example.org',
      };
}

/** An e-mail address, without `mailto:`. */
export const mailAddress = checked(z.string(), refuseMailAddress);
