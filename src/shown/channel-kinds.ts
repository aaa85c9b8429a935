import type { CHANNEL_KINDS } from '../schemas/channel.ts';

/** How readers call the kinds of channels. */
export const CHANNEL_KIND_WORDS: Record<(typeof CHANNEL_KINDS)[number], string> = {
  code: 'code',
  chat: 'chat',
  'mailing-list': 'mailing list',
  dashboard: 'dashboard',
};
