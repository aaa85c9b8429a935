/** The search page: what is typed and chosen is in the address, what is found is in the list. */

interface FoundSection {
  url: string;
  excerpt: string;
  meta: Record<string, string>;
}
interface PagefindResult {
  data(): Promise<FoundSection>;
}
interface PagefindAnswer {
  results: PagefindResult[];
}
interface Pagefind {
  destroy(): Promise<void>;
  options(options: Record<string, unknown>): Promise<void>;
  search(query: string): Promise<PagefindAnswer>;
}

/** How long to wait for the next letter before asking, in milliseconds. */
const PAUSE = 120;
/** Nobody reads further; a better word is quicker. */
const MOST_RESULTS = 40;
/** How much of a question its answer repeats, in characters. */
const LONGEST_REPEATED = 80;
/** What a word of a title or of another name counts beside one of the text. */
const META_WEIGHTS = { title: 8, aliases: 6, heading: 4, answer: 2, kind: 0, key: 0, state: 0 };

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
const form = find(document, 'main form', HTMLFormElement);
const input = find(form, 'input[type=search]', HTMLInputElement);
const status = find(document, '[data-search-status]', HTMLElement);
const list = find(document, '[data-search-results]', HTMLElement);
const nothing = find(document, '[data-search-nothing]', HTMLElement);
const template = find(document, '[data-search-result-template]', HTMLTemplateElement);

let pagefind: Promise<Pagefind> | undefined;
let latest = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
/** Whether the address holds a question to which the back button should lead, not one that is still being typed. */
let settled = false;

function find<T extends Element>(within: ParentNode, selector: string, type: new () => T): T {
  const element = within.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector}.`);
  return element;
}

function load(): Promise<Pagefind> {
  pagefind ??= import(/* @vite-ignore */ `${base}/pagefind/pagefind.js`).then(async (library: Pagefind) => {
    // What it could not fetch once, it does not fetch again, unless it begins anew.
    await library.destroy();
    await library.options({ baseUrl: `${base}/`, excerptLength: 24, ranking: { metaWeights: META_WEIGHTS } });
    return library;
  });
  const loading = pagefind;
  loading.catch(() => forget(loading));
  return loading;
}

/** After a failure the next question begins with a new load. */
function forget(failed: Promise<Pagefind>): void {
  if (pagefind === failed) pagefind = undefined;
}

interface Question {
  query: string;
  kind: string;
}

function askedInForm(): Question {
  const data = new FormData(form);
  return { query: String(data.get('q') ?? ''), kind: String(data.get('kind') ?? '') };
}

function askedInAddress(): Question {
  const parameters = new URLSearchParams(location.search);
  return { query: parameters.get('q') ?? '', kind: parameters.get('kind') ?? '' };
}

function addressOf({ query, kind }: Question): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  if (kind) parameters.set('kind', kind);
  const text = parameters.toString();
  return text ? `?${text}` : location.pathname;
}

function fillForm({ query, kind }: Question): void {
  input.value = query;
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[name=kind]')];
  // A kind that this guide does not have, as an old link may ask for, leaves everything chosen.
  const known = radios.some(({ value }) => value === kind) ? kind : '';
  for (const radio of radios) radio.checked = radio.value === known;
}

/** Takes over what the address asks for. */
function followAddress(): void {
  fillForm(askedInAddress());
  settled = input.value !== '';
  void answer();
}

/** Answers what stands in the form. An answer that arrives after a newer question is dropped. */
async function answer(): Promise<void> {
  const question = askedInForm();
  const turn = ++latest;
  if (question.query.trim() === '') return show('', [], {});
  list.setAttribute('aria-busy', 'true');
  const loading = load();
  try {
    const library = await loading;
    const { results } = await library.search(question.query);
    const everything = await Promise.all(results.slice(0, MOST_RESULTS).map((result) => result.data()));
    if (turn !== latest) return;
    const found = everything.filter((section) => question.kind === '' || kindOf(section) === question.kind);
    const count = found.length === 0 ? 'Nothing found' : found.length === 1 ? '1 result' : `${found.length} results`;
    const repeated = [...question.query.trim()].slice(0, LONGEST_REPEATED).join('');
    show(`${count} for “${repeated}”.`, found, countByKind(everything));
  } catch {
    forget(loading);
    if (turn === latest) show('The search could not be loaded. These pages help without it.', [], {});
  }
}

/** The collection that a section belongs to: the first part of its key. */
const kindOf = ({ meta }: FoundSection): string => meta['key']?.split('/')[0] ?? '';

/** How many sections there are of each kind; under the empty name, of all. */
function countByKind(sections: readonly FoundSection[]): Record<string, number> {
  const counts: Record<string, number> = { '': sections.length };
  for (const section of sections) counts[kindOf(section)] = (counts[kindOf(section)] ?? 0) + 1;
  return counts;
}

function show(message: string, results: readonly FoundSection[], counts: Record<string, number>): void {
  status.textContent = message;
  nothing.hidden = message === '' || results.length > 0;
  list.replaceChildren(...results.map(draw));
  list.setAttribute('aria-busy', 'false');
  for (const place of form.querySelectorAll<HTMLElement>('[data-count]')) {
    const count = counts[place.dataset['count'] ?? ''];
    place.textContent = message === '' ? '' : String(count ?? 0);
  }
}

function draw({ url, excerpt, meta }: FoundSection): Element {
  const item = template.content.cloneNode(true) as DocumentFragment;
  const part = (name: string) => find(item, `[data-part=${name}]`, HTMLElement);
  const result = find(item, '[data-search-result]', HTMLElement);
  result.dataset['searchKey'] = meta['key'];
  part('kind').textContent = meta['kind'] ?? '';
  part('state').textContent = meta['state'] ? `· ${meta['state']}` : '';
  const link = find(item, '[data-part=link]', HTMLAnchorElement);
  link.href = url;
  link.textContent = meta['heading'] ? `${meta['title']}: ${meta['heading']}` : (meta['title'] ?? url);
  part('answer').textContent = meta['answer'] ?? '';
  part('excerpt').replaceChildren(...markedNodes(excerpt));
  return result;
}

/** Pagefind's excerpt as nodes: its marks become elements, everything else is text and nothing but text. */
function markedNodes(excerpt: string): Node[] {
  const entities = (text: string) =>
    text.replace(
      /&(lt|gt|amp|quot|#39);/g,
      (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name] ?? '',
    );
  return excerpt.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece)?.[1];
    if (marked === undefined) return document.createTextNode(entities(piece));
    const mark = document.createElement('mark');
    mark.textContent = entities(marked);
    return mark;
  });
}

/** Asks now, and puts the question into the address. What is typed in a row is one place for the back button. */
function ask({ typing }: { typing: boolean }): void {
  clearTimeout(timer);
  const address = addressOf(askedInForm());
  if (settled && address !== (location.search || location.pathname)) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  settled = !typing;
  void answer();
}

/** Asks when no letter comes for a moment; a word that is still being composed has to be finished first. */
function askSoon({ isComposing }: { isComposing: boolean }): void {
  clearTimeout(timer);
  if (!isComposing) timer = setTimeout(() => ask({ typing: true }), PAUSE);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  ask({ typing: false });
});
form.addEventListener('change', (event) => {
  if (event.target === input) return;
  settled = true;
  ask({ typing: false });
});
input.addEventListener('focus', () => void load().catch(() => undefined), { once: true });
input.addEventListener('input', (event) => askSoon(event as InputEvent));
// The last letters of a composition come as composed ones, and nothing but this comes after them.
input.addEventListener('compositionend', () => askSoon({ isComposing: false }));
addEventListener('popstate', followAddress);

/** Arrow keys walk from the box through the results and back. */
addEventListener('keydown', (event) => {
  if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
  const stops = [input, ...list.querySelectorAll('a')];
  const index = stops.indexOf(document.activeElement as HTMLAnchorElement);
  const next = index < 0 ? undefined : stops[index + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
});

followAddress();
