import { escapeXml } from './xml.ts';

/** A feed of changes (RFC 4287). Addresses are whole. */
export interface Feed {
  /** A name that never changes; ids are made of it, not of where the guide is published. */
  siteId: string;
  title: string;
  author: string;
  language: string;
  self: string;
  page: string;
  /** The newest first. */
  items: readonly { id: string; date: string; title: string; text: string; url: string }[];
}

/** A day as Atom wants it: its first moment (RFC 3339). */
const momentOf = (day: string): string => `${day}T00:00:00Z`;

/**
 * The feed as text. Its ids are tags (RFC 4151) under `.invalid`, which nobody can own (RFC 2606), so that they stay when the
 * guide moves to another host. It is as old as its newest change, however often the guide is built.
 */
export function atomFeed({ siteId, title, author, language, self, page, items }: Feed): string {
  const text = escapeXml;
  const tag = (day: string, name: string) => `tag:${siteId}.invalid,${day}:${name}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${text(language)}">`,
    `<id>${text(tag('2026', 'changes'))}</id>`,
    `<title>${text(title)}</title>`,
    `<updated>${momentOf(items[0]?.date ?? '1970-01-01')}</updated>`,
    `<author><name>${text(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${text(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${text(page)}"/>`,
    ...items.map((item) =>
      [
        '<entry>',
        `<id>${text(tag(item.date, item.id))}</id>`,
        `<title>${text(item.title)}</title>`,
        `<updated>${momentOf(item.date)}</updated>`,
        `<link rel="alternate" type="text/html" href="${text(item.url)}"/>`,
        `<content type="text">${text(item.text)}</content>`,
        '</entry>',
      ].join(''),
    ),
    '</feed>',
    '',
  ].join('\n');
}
