import { OFFLINE_WORKER_PATH, PREVIEW_PATH, SEARCH_WORKER_PATH } from '../links/paths.ts';
import { HASHED } from '../offline/copy.ts';
import {
  documentHeader,
  filePolicy,
  type Inline,
  OFFLINE_WORKER_POLICY,
  PICTURE_POLICY,
  SEARCH_WORKER_POLICY,
} from '../security/policy.ts';

/** A header of every answer. */
export interface Header {
  name: string;
  value: string;
  /** Files for which it says something else; the first that fits holds. */
  except?: readonly { paths: RegExp; value: string }[];
  /** Sent only to readers who came by https. */
  httpsOnly?: boolean;
}

/** What a build holds that its headers have to name. */
export interface InlineOfBuild {
  /** The scripts and styles inside of all pages. */
  pages: Inline;
  /** The styles inside of pictures (SVG). */
  pictureStyles: readonly string[];
}

const exactly = (path: string): RegExp => new RegExp(`^${path.slice(1).replaceAll('.', '\\.')}$`);

/**
 * What other sites show, or their programs fetch from within a page of theirs: pictures of previews, calendars, the icon. Most
 * chats fetch previews by their servers, which know nothing of this header; some let the reader's browser do it.
 */
const FOR_OTHER_SITES = [exactly(PREVIEW_PATH), /^previews\/.*\.png$/, /^meetings\/.*\.ics$/, /^favicon\.svg$/];

/** In seconds. */
const YEAR = 31_536_000;

/**
 * What a guide never asks a browser for (Permissions Policy). Writing to the clipboard is not among them: the marks beside
 * headings copy addresses. Only names that browsers know; for others they write a warning into the console.
 */
const NEVER_USED = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

/**
 * The one place that says which file is sent with which headers. Paths are those of files, without the base path and without
 * the slash at the beginning: `terms/no-sla/index.html`.
 */
export function headersOf({ pages, pictureStyles }: InlineOfBuild): Header[] {
  return [
    {
      name: 'Content-Security-Policy',
      value: filePolicy(pictureStyles),
      except: [
        { paths: /^.*\.html$/, value: documentHeader(pages) },
        { paths: exactly(SEARCH_WORKER_PATH), value: SEARCH_WORKER_POLICY },
        { paths: exactly(OFFLINE_WORKER_PATH), value: OFFLINE_WORKER_POLICY },
        { paths: /^.*\.png$/, value: PICTURE_POLICY },
      ],
    },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'X-Frame-Options', value: 'DENY' },
    { name: 'Referrer-Policy', value: 'no-referrer' },
    { name: 'Permissions-Policy', value: NEVER_USED.map((feature) => `${feature}=()`).join(', ') },
    { name: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { name: 'Cross-Origin-Embedder-Policy', value: 'require-corp' },
    {
      name: 'Cross-Origin-Resource-Policy',
      value: 'same-origin',
      except: FOR_OTHER_SITES.map((paths) => ({ paths, value: 'cross-origin' })),
    },
    {
      name: 'Cache-Control',
      value: 'no-cache',
      except: [{ paths: HASHED, value: `public, max-age=${YEAR}, immutable` }],
    },
    { name: 'Strict-Transport-Security', value: `max-age=${2 * YEAR}`, httpsOnly: true },
  ];
}

/** What a header says for a file. @param path without the base path: `terms/no-sla/index.html` */
export const valueFor = ({ value, except = [] }: Header, path: string): string =>
  except.find(({ paths }) => paths.test(path))?.value ?? value;
