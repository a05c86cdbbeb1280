import { generateOpml, parseOpml as parseOutlines } from 'feedsmith';
import { DeskError, messageOf } from '../errors.ts';

/** A feed as a list of feeds names it. */
export interface ListedFeed {
  readonly feedUrl: string;
  readonly title: string | null;
  /** In the list owner's word; null: the host's. */
  readonly outlet: string | null;
  readonly siteUrl: string | null;
  readonly stateMedia: boolean;
  /** The group it stands in, such as a region. */
  readonly category: string | null;
}

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly htmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
  readonly [OUTLET]?: unknown;
  readonly [STATE_MEDIA]?: unknown;
}

/** Our own attributes, in a namespace, as OPML 2.0 asks of what it does not know. */
const NAMESPACE = 'xmlns:foreignDesk="https://foreign-desk.example/opml"';
const OUTLET = 'foreignDesk:outlet';
const STATE_MEDIA = 'foreignDesk:stateMedia';
const BYTES_MAX = 5_000_000;
const FEEDS_MAX = 5_000;
const DEPTH_MAX = 20;

/**
 * The feeds of an OPML list, in its order, each once, with the group it stands in. Outlines that are no feeds are passed over.
 *
 * @throws DeskError if it is no OPML, names no feed, or is too large.
 */
export function parseOpml(xml: string): ListedFeed[] {
  if (xml.length > BYTES_MAX) throw new DeskError(`That list is longer than ${BYTES_MAX.toLocaleString('en')} characters, the most that is read of one.`);
  // Entities of its own could name files or unfold without end; no list of feeds has any.
  if (/<!(?:DOCTYPE|ENTITY)\b/i.test(xml)) throw new DeskError('That list has a DOCTYPE or entities of its own, which are not read. Export it again, or take that line out.');
  let outlines: readonly Outline[];
  try {
    outlines = parseOutlines(xml, { extraOutlineAttributes: [OUTLET, STATE_MEDIA] }).body?.outlines ?? [];
  } catch (cause) {
    throw new DeskError(`That is not a list of feeds in OPML (${messageOf(cause)}). A feed reader exports one; it begins with <opml …>.`, { cause });
  }
  const feeds = new Map<string, ListedFeed>();
  collect(outlines, null, 0, feeds);
  if (feeds.size === 0) throw new DeskError('That list names no feed with an http or https address (xmlUrl).');
  return [...feeds.values()];
}

function collect(outlines: readonly Outline[], category: string | null, depth: number, feeds: Map<string, ListedFeed>): void {
  for (const outline of depth > DEPTH_MAX ? [] : outlines) {
    const name = outline.title?.trim() || outline.text?.trim() || null;
    const feedUrl = addressOf(outline.xmlUrl);
    if (feedUrl !== null && !feeds.has(feedUrl) && feeds.size < FEEDS_MAX) {
      feeds.set(feedUrl, { feedUrl, title: name, outlet: textOf(outline[OUTLET]), siteUrl: addressOf(outline.htmlUrl), stateMedia: textOf(outline[STATE_MEDIA]) === 'true', category });
    }
    collect(outline.outlines ?? [], feedUrl === null ? name : category, depth + 1, feeds);
  }
}

/** The list again, grouped; what `parseOpml` reads of it is what was given. */
export function writeOpml(feeds: readonly ListedFeed[], title = 'Foreign Desk: sources'): string {
  const groups = Map.groupBy(feeds, ({ category }) => category);
  const outlines = [...groups].flatMap(([category, listed]): WrittenOutline[] => {
    const entries = listed.map(outlineOf);
    return category === null ? entries : [{ text: category, title: category, outlines: entries }];
  });
  const xml = generateOpml({ head: { title }, body: { outlines } }, { extraOutlineAttributes: [OUTLET, STATE_MEDIA] });
  return xml.replace('<opml ', `<opml ${NAMESPACE} `);
}

/** A type, not an interface: only a type's fields count as an index of themselves, which the library's writer asks for. */
type WrittenOutline = { readonly text: string; readonly title: string; readonly outlines?: WrittenOutline[] };

function outlineOf({ feedUrl, title, outlet, siteUrl, stateMedia }: ListedFeed): WrittenOutline {
  const name = title ?? outlet ?? feedUrl;
  const fields = {
    text: name, title: name, type: 'rss', xmlUrl: feedUrl,
    ...(siteUrl === null ? {} : { htmlUrl: siteUrl }), ...(outlet === null ? {} : { [OUTLET]: outlet }), ...(stateMedia ? { [STATE_MEDIA]: 'true' } : {}),
  };
  return fields;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function addressOf(given: string | undefined): string | null {
  const url = URL.parse(given?.trim() ?? '');
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
