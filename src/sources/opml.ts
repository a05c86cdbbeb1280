import { generateOpml, parseOpml } from 'feedsmith';
import { DeskError, messageOf } from '../errors.ts';
import { feedAddress } from './feed-address.ts';

/** One feed of a list, as OPML 2.0 states it with two attributes of our own. */
export interface ListedFeed {
  readonly title: string;
  readonly xmlUrl: string;
  readonly htmlUrl: string | null;
  /** The group it stands in, or its `category`. */
  readonly category: string | null;
  readonly outlet: string | null;
  readonly stateMedia: boolean;
}

const NAMESPACE = 'https://foreign-desk.invalid/opml';
const OUTLET = 'foreignDesk:outlet';
const STATE_MEDIA = 'foreignDesk:stateMedia';
const OWN = [OUTLET, STATE_MEDIA] as const;
const DEPTH_MAX = 8;

interface Outline {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly htmlUrl?: string;
  readonly category?: string;
  readonly outlines?: readonly Outline[];
  readonly [OUTLET]?: unknown;
  readonly [STATE_MEDIA]?: unknown;
}

/** An outline as the library takes it. */
interface WrittenOutline extends Omit<Outline, 'outlines'> {
  readonly text: string;
  readonly type?: string;
  readonly outlines?: WrittenOutline[];
}

/**
 * The feeds of an OPML list, in its order; each address once.
 *
 * @throws DeskError if it is no OPML, or lists no feed.
 */
export function readOpml(text: string, origin: string): ListedFeed[] {
  if (/<!entity/i.test(text)) throw new DeskError(`${origin} declares XML entities, which a list of feeds has no need of; it is not read.`);
  let outlines: readonly Outline[];
  try {
    outlines = (parseOpml(text, { extraOutlineAttributes: OWN }).body?.outlines ?? []) as readonly Outline[];
  } catch (error) {
    throw new DeskError(`${origin} is not an OPML list of feeds (${messageOf(error)}).`, { cause: error });
  }
  const feeds = new Map<string, ListedFeed>();
  for (const feed of outlines.flatMap((outline) => feedsIn(outline, null, 0))) if (!feeds.has(feed.xmlUrl)) feeds.set(feed.xmlUrl, feed);
  if (feeds.size === 0) throw new DeskError(`${origin} lists no feed: no outline has an http(s) address as its xmlUrl.`);
  return [...feeds.values()];
}

function feedsIn(outline: Outline, group: string | null, depth: number): ListedFeed[] {
  if (depth > DEPTH_MAX) return [];
  const xmlUrl = feedAddress(outline.xmlUrl, []);
  const name = outline.title ?? outline.text ?? null;
  if (xmlUrl === null) return (outline.outlines ?? []).flatMap((inner) => feedsIn(inner, name, depth + 1));
  const outlet = outline[OUTLET];
  return [{
    title: name ?? xmlUrl, xmlUrl, htmlUrl: feedAddress(outline.htmlUrl, []), category: group ?? outline.category ?? null,
    outlet: typeof outlet === 'string' ? outlet : null, stateMedia: outline[STATE_MEDIA] === 'true',
  }];
}

/** A list of feeds as OPML 2.0, grouped by category in the order of first mention. */
export function writeOpml(feeds: readonly ListedFeed[], title: string): string {
  const groups = Map.groupBy(feeds, ({ category }) => category);
  const outlines = [...groups].flatMap(([category, members]): WrittenOutline[] => (category === null ? members.map(outlineOf) : [{ text: category, outlines: members.map(outlineOf) }]));
  const xml = generateOpml({ head: { title }, body: { outlines } }, { extraOutlineAttributes: OWN });
  return xml.replace('<opml ', `<opml xmlns:foreignDesk="${NAMESPACE}" `);
}

function outlineOf({ title, xmlUrl, htmlUrl, outlet, stateMedia }: ListedFeed): WrittenOutline {
  return { text: title, title, type: 'rss', xmlUrl, ...(htmlUrl === null ? {} : { htmlUrl }), ...(outlet === null ? {} : { [OUTLET]: outlet }), ...(stateMedia ? { [STATE_MEDIA]: 'true' } : {}) };
}
