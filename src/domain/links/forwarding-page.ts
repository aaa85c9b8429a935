import { escapeXml } from '../xml.ts';

/** A tiny page that leads on: under a short address, or where something was before. */
export interface Forwarding {
  language: string;
  title: string;
  /** The answer in one line, for previews. */
  description: string;
  /** What the link says: the name of the page that follows. */
  targetTitle: string;
  /** Where it leads, under the base path. */
  target: string;
  /** The same as a whole address, which search engines are told. */
  canonical: string;
  siteTitle: string;
  icon: string;
  /** The preview picture: a whole address, and its size in pixels. */
  image: { url: string; width: number; height: number };
  /** Where old fragments lead, by fragment without its sign; others are taken along. */
  fragments?: Readonly<Record<string, string>>;
}

/**
 * The HTML of a page that leads on at once, by itself on any host: without scripts by a refresh after no time, which leaves no
 * step in the history (HTML, "shared declarative refresh steps"), with them by `location.replace`, which takes the fragment
 * along.
 */
export function forwardingPage(of: Forwarding): string {
  const { language, title, description, targetTitle, target, canonical, siteTitle, icon, image, fragments = {} } = of;
  const text = escapeXml;
  const meta = (name: string, content: string) => `<meta property="${name}" content="${text(content)}">`;
  return [
    '<!doctype html>',
    `<html lang="${text(language)}">`,
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    leadOn(target, fragments),
    `<meta http-equiv="refresh" content="0; url=${text(target)}">`,
    `<title>${text(title === siteTitle ? title : `${title} · ${siteTitle}`)}</title>`,
    `<meta name="description" content="${text(description)}">`,
    `<link rel="canonical" href="${text(canonical)}">`,
    `<link rel="icon" href="${text(icon)}" type="image/svg+xml">`,
    meta('og:title', title),
    meta('og:description', description),
    meta('og:url', canonical),
    meta('og:type', 'article'),
    meta('og:site_name', siteTitle),
    meta('og:image', image.url),
    meta('og:image:width', String(image.width)),
    meta('og:image:height', String(image.height)),
    meta('og:image:alt', `${title}: ${description}`),
    '<meta name="twitter:card" content="summary_large_image">',
    `<main><h1>${text(title)}</h1>`,
    `<p>${text(description)}</p>`,
    `<p><a href="${text(target)}">${text(targetTitle)}</a></p></main>`,
    '</html>',
    '',
  ].join('\n');
}

/**
 * Leads on before anything is drawn. The same text on every page, so that one hash of the security policy allows it; what
 * differs stands beside it as data. A fragment that cannot be decoded is taken along as it stands.
 */
const LEAD_ON = [
  'const{to,places}=document.currentScript.dataset,own=JSON.parse(places);',
  'let id=location.hash.slice(1);',
  'try{id=decodeURIComponent(id)}catch{}',
  'location.replace(Object.hasOwn(own,id)?own[id]:to.includes("#")?to:to+location.hash)',
].join('');

function leadOn(target: string, fragments: Readonly<Record<string, string>>): string {
  return `<script data-to="${escapeXml(target)}" data-places="${escapeXml(JSON.stringify(fragments))}">${LEAD_ON}</script>`;
}
