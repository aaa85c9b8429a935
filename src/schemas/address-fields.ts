import { z } from 'zod';
import { checked, type Refusal } from './checked.ts';

/** The schemes an address may have. The guide keeps `http:` where the source has it. */
const SCHEMES = ['https:', 'http:'];

/** What browsers and mail programs take whole; in characters. */
const LONGEST_ADDRESS = 2_000;

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
  if (text.length > LONGEST_ADDRESS) {
    return { found: `This address has ${text.length} characters.`, advice: `Write one of at most ${LONGEST_ADDRESS}.` };
  }
  const sign = UNSAFE.exec(text)?.[0];
  if (sign !== undefined) return { found: `"${text}" has the sign ${sign} in it, which no address has.`, advice };
  const url = URL.parse(text);
  if (!/^https?:\/\/[^/]/i.test(text) || url === null) return { found: `"${text}" is not an address.`, advice };
  if (url.username !== '' || url.password !== '') {
    return {
      found: `"${text}" seems to lead to ${url.username}, and leads to ${url.host}.`,
      advice: 'Write it without what stands before the @.',
    };
  }
  if (!HOST.test(url.hostname)) return { found: `"${text}" names no host.`, advice };
  return undefined;
}

/** Signs that end an attribute or mean something else to browsers (RFC 3986, 2; WHATWG URL: a backslash is read as a slash). */
const UNSAFE = /["<>\\^`\{\|\}]/v;
/** Labels of letters, digits and hyphens with dots between (RFC 1123, 2.1), or an address of IPv6 in brackets. */
const HOST = /^[a-z0-9_\-]+(?:\.[a-z0-9_\-]+)*\.?$|^\[[0-9a-f:.]+\]$/v;

/** An address on the web, exactly as the source has it: scheme, capitals, final slash and parameters count. */
export const webAddress = checked(z.string(), refuseAddress);

/** Says what is wrong with an e-mail address, or `undefined` when nothing is. */
export function refuseMailAddress(text: string): Refusal | undefined {
  return text.length <= LONGEST_MAIL_ADDRESS && MAIL_ADDRESS.test(text)
    ? undefined
    : {
        found: `"${text}" is not an e-mail address.`,
        advice: 'Write it without mailto:, for example: name@example.org',
      };
}

/** RFC 5321, 4.5.3.1.3: the longest path, without its brackets. */
const LONGEST_MAIL_ADDRESS = 254;
/** What people have in practice; a question mark would begin a header in a mailto: address (RFC 6068, 2). */
const MAIL_ADDRESS =
  /^[\p{L}\p{N}._'+\-]+@[\p{L}\p{N}](?:[\p{L}\p{N}\-]*\.[\p{L}\p{N}])*[\p{L}\p{N}\-]*\.\p{L}[\p{L}\p{N}\-]+$/v;

/** An e-mail address, without `mailto:`. */
export const mailAddress = checked(z.string(), refuseMailAddress);
