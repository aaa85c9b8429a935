import { refuseAddress } from './address-fields.ts';
import type { Refusal } from './checked.ts';

const HOST_ALONE = 'Write the address of the host alone, for example: https://example.org';

/** Says what is wrong with the address at which a guide is published, or `undefined` when nothing is. */
export function refuseSiteUrl(text: string): Refusal | undefined {
  // Logs of builds are read by many, so a password is not repeated.
  if (/^[^/]*\/\/[^/?#]*@/.test(text)) return { found: 'It has a user name or a password.', advice: HOST_ALONE };
  const refusal = refuseAddress(text);
  if (refusal !== undefined) return { ...refusal, advice: HOST_ALONE };
  return /^\w+:\/\/[^/?#]+\/?$/.test(text)
    ? undefined
    : { found: `"${text}" has more than a host.`, advice: `${HOST_ALONE}; its path is BASE_PATH.` };
}

/** Letters, digits and marks that an address has as they are (RFC 3986, 2.3), with slashes between. */
const PLAIN_PATH = /^[A-Za-z0-9._~/-]*$/;
/** Parts that browsers take for the same folder, or the one above (RFC 3986, 5.2.4). */
const WAY = /(?:^|\/)\.{1,2}(?:\/|$)/;

/** Says what is wrong with the path below which a guide lives, or `undefined` when nothing is. */
export function refuseBasePath(text: string): Refusal | undefined {
  return PLAIN_PATH.test(text) && !WAY.test(text)
    ? undefined
    : {
        found: `"${text}" is not a path of letters a to z, digits, - . _ ~ and slashes.`,
        advice: 'Write one, for example: /guide/',
      };
}

/** The last port of a machine (RFC 9293, 3.1). */
export const LAST_PORT = 65_535;

/** Says what is wrong with the port at which a guide is shown, or `undefined` when nothing is; 0 would be any. */
export function refusePort(text: string): Refusal | undefined {
  return /^[1-9]\d*$/.test(text) && Number(text) <= LAST_PORT
    ? undefined
    : {
        found: `"${text}" is not the number of a port.`,
        advice: `Write one from 1 to ${LAST_PORT}, for example: 4321`,
      };
}

/** The first second of the year 3000; later days are a slip, such as milliseconds. */
const END_OF_TIME = Date.UTC(3000, 0) / 1000;

/** Says what is wrong with the clock of a build, or `undefined` when nothing is. */
export function refuseEpoch(text: string): Refusal | undefined {
  return /^\d+$/.test(text) && Number(text) < END_OF_TIME
    ? undefined
    : {
        found: `"${text}" is not a second of the years 1970 to 2999.`,
        advice: 'Write whole seconds since 1970, for example: 1638748800',
      };
}
