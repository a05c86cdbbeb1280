import { foldName } from '../text/fold-name.ts';

const CHARS_MAX = 40;
/** Parts of an address that say nothing of whose it is. */
const EMPTY_WORDS = new Set(['www', 'feeds', 'feed', 'rss', 'xml', 'atom', 'json', 'index', 'html', 'htm', 'com', 'org', 'net', 'co', 'en', 'http', 'https', 'rss2', 'php']);

/**
 * A short name for a source, by which commands call it: "bbci-news-world" from an address, the folder's name from a
 * path. The same address gives the same name, so that a source that was removed and added again is known.
 */
export function sourceId(address: string, isTaken: (id: string) => boolean): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const words = url === null ? [address.split(/[\\/]/).filter((part) => part !== '').at(-1) ?? ''] : [...url.hostname.split('.').slice(0, -1), ...url.pathname.split(/[/.]/)];
  const slug = foldName(words.join(' ')).split(/[^a-z0-9]+/).filter((word) => word !== '' && !EMPTY_WORDS.has(word)).join('-').slice(0, CHARS_MAX - 4).replace(/-+$/, '');
  const base = slug === '' ? 'source' : slug;
  if (!isTaken(base)) return base;
  for (let n = 2; ; n++) {
    const id = `${base}-${n}`;
    if (!isTaken(id)) return id;
  }
}
