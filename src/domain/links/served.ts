/** The longest part of an address: file systems give a name 255 bytes (POSIX.1-2024, NAME_MAX), of which an ending may take five. */
const LONGEST_PART = 250;

/** Why no host would serve an address of a page, as the end of a sentence; nothing when one can. */
export function whyNotServed(address: string): string | undefined {
  const [path = ''] = address.split('#');
  const parts = path.split('/').slice(1);
  const folders = parts.slice(0, -1);
  if (folders.includes('')) return 'two slashes follow each other';
  // Hosts hide such files, and browsers take "." and ".." for the folder and the one above (RFC 3986, 5.2.4).
  if (parts.some((part) => part.startsWith('.'))) return 'a part of it begins with a dot';
  const page = folders.find((part) => /\.html?$/i.test(part));
  if (page !== undefined) return `"${page}" is the name of a page, and something stands in it`;
  const long = parts.find((part) => part.length > LONGEST_PART);
  return long && `a part of it has ${long.length} characters, more than ${LONGEST_PART}`;
}
