import { mailLink } from '../ready/mail-link.ts';
import { plainLine, plainText } from '../ready/plain.ts';

/** What a report says of the entry or the fact that it is about. */
export interface Reported {
  /** `channels/slack`, or `te-12`. */
  key: string;
  title: string;
  /** What the guide says there, in a sentence or two; nothing when the title says it all. */
  says: string;
  /** Its whole address. */
  url: string;
  /** What became of it, as the guide has it; a fact has no state of its own. */
  state?: string | undefined;
}

/** Where reports go, as `content/site.yaml` has it. */
export interface Desk {
  url?: string | undefined;
  email?: string | undefined;
}

/** Whether each entry is told, or edited, at an address of its own; else all of them at one, which need not be said at each. */
export const hasOwnDesk = ({ url, email, edit }: Desk & { edit?: string | undefined }): boolean =>
  (url ?? email ?? edit) !== undefined;

/** What servers and browsers take whole; in characters. */
export const LONGEST_REPORT_LINK = 2_000;

/** Trackers whose form for a new issue reads `title` and `body` from its address: GitHub, Forgejo, Gitea. */
const NEW_ISSUE = /\/issues\/new\/?$/;

/**
 * An address that opens a report about an entry or a fact, with everything in it that a reader need not type.
 *
 * @returns undefined when the guide names no place where reports go
 */
export function reportLink(entry: Reported, { url, email }: Desk): string | undefined {
  if (url !== undefined) return issueLink(entry, url);
  if (email === undefined) return undefined;
  const letter = { to: email, subject: subjectOf(entry), body: bodyOf(entry) };
  return mailLink(letter) ?? mailLink({ ...letter, body: entry.url }) ?? `mailto:${email}`;
}

/** A form of another kind would not know what to do with the words, so it is opened as it is. */
function issueLink(entry: Reported, form: string): string {
  if (!NEW_ISSUE.test(new URL(form).pathname)) return form;
  const title = subjectOf(entry);
  const fillings: Record<string, string>[] = [{ title, body: plainText(bodyOf(entry)) }, { title }];
  const links = fillings.map((fields) => withFields(form, fields));
  return links.find(({ length }) => length <= LONGEST_REPORT_LINK) ?? form;
}

function withFields(form: string, fields: Record<string, string>): string {
  const link = new URL(form);
  for (const [name, value] of Object.entries(fields)) link.searchParams.set(name, value);
  return link.href;
}

const subjectOf = ({ key, title }: Reported): string => plainLine(`Correction: ${title} (${key})`);

const bodyOf = ({ key, title, says, url, state }: Reported): string => `About: ${plainLine(title)} (${key})
Address: ${url}${says && `\nThe guide says: “${plainLine(says)}”`}${state === undefined ? '' : `\nState in the guide: ${state}`}

What is wrong, and what should stand there:


Where a reader can look it up (a public page, a commit or a message in an archive helps most, with its date):
`;

/**
 * Where the one file of an entry can be edited.
 *
 * @param folder where files can be edited, as `content/site.yaml` has it
 */
export const editLink = (key: string, folder: string): string => `${folder.replace(/\/*$/, '/')}content/${key}.mdx`;
