/*
 * A feed's markup looked at as text: where it begins, what entities it declares, where its entries stand. What is inside
 * CDATA sections and comments is blanked out first, so that markup quoted there is not taken for the feed's.
 */

/** Where one entry stands in the text. */
export interface EntryRange {
  readonly start: number;
  readonly end: number;
}

export interface FeedRoot {
  /** Its element as written, `rdf:RDF`. */
  readonly name: string;
  readonly kind: 'rss' | 'atom' | 'rdf';
  readonly start: number;
  /** After the opening tag. */
  readonly inside: number;
}

const ROOT = /<((?:[\w-]+:)?(rss|feed|rdf))(?=[\s>])(?:[^<>"']|"[^"]*"|'[^']*')*>/i;
const PAGE = /<(?:!doctype\s+html|html|head|body)[\s>]/i;
const KINDS = { rss: 'rss', feed: 'atom', rdf: 'rdf' } as const;

/** The feed's root element; null if there is none, or if a page stands around it. */
export function findRoot(text: string): FeedRoot | null {
  const match = ROOT.exec(text);
  if (match === null || PAGE.test(text.slice(0, match.index))) return null;
  const kind = KINDS[(match[2] ?? '').toLowerCase() as keyof typeof KINDS];
  return { name: match[1] ?? '', kind, start: match.index, inside: match.index + match[0].length };
}

/**
 * The feed without its document type: entities of a feed's own are a way to make its reader read files or run out of
 * memory, and no feed needs them.
 */
export function withoutDoctype(text: string): { readonly text: string; readonly declaresEntities: boolean } {
  const start = text.search(/<!doctype/i);
  const root = findRoot(text)?.start ?? text.length;
  if (start === -1 || start > root) return { text, declaresEntities: false };
  const bracket = text.indexOf('[', start);
  const close = text.indexOf('>', start);
  const hasSubset = bracket !== -1 && bracket < close;
  const subsetEnd = hasSubset ? text.slice(bracket, root).search(/\]\s*>/) : -1;
  const end = hasSubset ? (subsetEnd === -1 ? root : text.indexOf('>', bracket + subsetEnd) + 1) : close + 1;
  return { text: text.slice(0, start) + text.slice(end), declaresEntities: /<!entity/i.test(text.slice(start, end)) };
}

const QUOTED = /<!\[CDATA\[|<!--/g;

/** The same length, with what is inside CDATA sections and comments blank. A section that another one opens in was never closed, and stays. */
export function blankQuoted(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  const openings = [...text.matchAll(QUOTED)];
  openings.forEach((opening, at) => {
    if (opening.index < done) return;
    const closing = opening[0] === '<!--' ? '-->' : ']]>';
    const end = text.indexOf(closing, opening.index + opening[0].length);
    const next = openings.slice(at + 1, at + 2).find(([mark]) => mark === opening[0])?.index ?? Infinity;
    if (end === -1 || next < end) return;
    pieces.push(text.slice(done, opening.index), ' '.repeat(end + closing.length - opening.index));
    done = end + closing.length;
  });
  return pieces.join('') + text.slice(done);
}

/** Every whole entry, and where the last one that has no end begins. */
export function findEntries(text: string, root: FeedRoot): { readonly entries: EntryRange[]; readonly cutAt: number | null } {
  const blank = blankQuoted(text);
  const prefix = root.kind !== 'rdf' && root.name.includes(':') ? `${root.name.split(':')[0] ?? ''}:` : '';
  const tag = new RegExp(`<(/?)${prefix}${root.kind === 'atom' ? 'entry' : 'item'}(?=[\\s/>])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>`, 'gi');
  const entries: EntryRange[] = [];
  let open: number | null = null;
  for (const match of blank.matchAll(tag)) {
    const end = match.index + match[0].length;
    if (match[1] === '/') {
      if (open !== null) entries.push({ start: open, end });
      open = null;
    } else if (match[0].endsWith('/>')) {
      entries.push({ start: match.index, end });
    } else {
      // An entry that begins in another one: the first was never closed.
      open = match.index;
    }
  }
  return { entries, cutAt: open };
}

/** The end tag of a root, with what encloses entries in it. */
export function shellOf(text: string, root: FeedRoot): { readonly before: string; readonly after: string } {
  const channel = root.kind === 'rss' ? ['<channel>', '</channel>'] : ['', ''];
  return { before: text.slice(root.start, root.inside) + (channel[0] ?? ''), after: `${channel[1] ?? ''}</${root.name}>` };
}
