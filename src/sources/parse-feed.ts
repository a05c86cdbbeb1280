import type { AnyFeed } from 'feedsmith';
import { parseFeed as parseWithLibrary } from 'feedsmith';
import type { RawDocument } from '../domain/document.ts';
import { messageOf } from '../errors.ts';
import { decodeFeed } from './decode-feed.ts';
import type { FeedRoot } from './feed-markup.ts';
import { findEntries, findRoot, shellOf, withoutDoctype } from './feed-markup.ts';
import type { FeedEntry, ParsedFeed, ReadFeed } from './feed.ts';
import { NotAFeedError } from './not-a-feed-error.ts';
import { readAtom } from './read-atom.ts';
import { readJsonFeed } from './read-json-feed.ts';
import { readRdf, readRss } from './read-rss.ts';
import { recoverFeed } from './recover-feed.ts';

/** The longest feeds, whole archives, have some thousands; news feeds have ten to two hundred. */
const ENTRIES_MAX = 2_000;
const NOTHING: ReadFeed = { title: null, siteUrl: null, selfUrl: null, language: null, ttlMs: null, skipHours: [], skipDays: [], newFeedUrl: null, entries: [] };
const EMPTY_ENTRY: FeedEntry = { guid: null, guidIsPermanent: false, url: null, title: null, author: null, publishedAt: null, updatedAt: null, summaryHtml: null, contentHtml: null, categories: [] };

/**
 * A feed as its publisher states it: RSS 0.9x to 2.0, RSS 1.0 in RDF, Atom 0.3 and 1.0, JSON Feed. A broken feed gives what
 * can be read of it, and says what could not in `problems`. An entry that says nothing is counted, with every field null.
 *
 * @throws NotAFeedError if the document is no feed at all.
 *
 * @example
 * const { entries, problems } = parseFeed({ origin: url, url, contentType, bytes });
 */
export function parseFeed(document: RawDocument): ParsedFeed {
  const { text, problems } = decodeFeed(document);
  const found = /^\s*[{[]/.test(text) ? readJson(text, document) : readXml(text, document);
  const feed = { ...found, problems: [...problems, ...found.problems] };
  return withTrueIdentifiers(feed);
}

function readJson(text: string, { origin, url }: RawDocument): ParsedFeed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NotAFeedError(origin, `it is JSON that cannot be read (${messageOf(error)})`, { cause: error });
  }
  try {
    const parsed = parseWithLibrary(value, { maxItems: ENTRIES_MAX });
    return { ...readAny(parsed, url), problems: [] };
  } catch (error) {
    throw new NotAFeedError(origin, 'it is JSON, but not JSON Feed', { cause: error });
  }
}

function readXml(given: string, { origin, url }: RawDocument): ParsedFeed {
  const { text: whole, declaresEntities } = withoutDoctype(given);
  const root = findRoot(whole);
  if (root === null) throw new NotAFeedError(origin, /<html[\s>]|<body[\s>]|<head[\s>]/i.test(whole) ? 'it is a web page' : 'it is neither RSS, Atom, RDF nor JSON Feed');
  const problems = declaresEntities ? ['It declares entities of its own, which are not expanded.'] : [];
  const text = closedAtEnd(whole.slice(root.start), root, problems);
  const parsed = parseXml(text, problems);
  if (parsed === null && root.kind === 'rdf' && !/<(?:[\w-]+:)?channel[\s>]/i.test(text)) throw new NotAFeedError(origin, 'it is RDF, but not RSS');
  const feed = parsed === null ? NOTHING : readAny(parsed, url);
  const stated = findEntries(text, inText(root)).entries.length;
  if (stated > ENTRIES_MAX) problems.push(`It has ${stated} entries; the first ${ENTRIES_MAX} are read.`);
  // The library passes over entries that say nothing.
  const missing = problems.length > 0 ? 0 : Math.max(0, stated - feed.entries.length);
  return { ...feed, entries: [...feed.entries, ...Array.from({ length: missing }, () => EMPTY_ENTRY)], problems };
}

/** Of a feed that was cut off, what stands before the entry it was cut in: the library would take half an entry for one. */
function closedAtEnd(text: string, root: FeedRoot, problems: string[]): string {
  if (text.toLowerCase().includes(`</${root.name.toLowerCase()}`)) return text;
  const { cutAt } = findEntries(text, inText(root));
  problems.push(cutAt === null ? 'It breaks off before its end.' : 'It breaks off in the middle of an entry, which is left out.');
  return (cutAt === null ? text.replace(/<\/?[^<>]*$/, '') : text.slice(0, cutAt)) + shellOf(text, inText(root)).after;
}

/** The root as it stands in a text that begins with it. */
function inText(root: FeedRoot): FeedRoot {
  return { ...root, start: 0, inside: root.inside - root.start };
}

/** Null for a feed of which nothing but its root can be read. */
function parseXml(text: string, problems: string[]): AnyFeed | null {
  try {
    return parseWithLibrary(text, { maxItems: ENTRIES_MAX });
  } catch {
    const root = findRoot(text);
    if (root === null) return null;
    const recovered = recoverFeed(text, root, ENTRIES_MAX);
    problems.push(...recovered.problems);
    try {
      return parseWithLibrary(recovered.text, { maxItems: ENTRIES_MAX });
    } catch {
      return null;
    }
  }
}

function readAny(parsed: AnyFeed, url: string | null): ReadFeed {
  switch (parsed.format) {
    case 'rss':
      return readRss(parsed.feed, url);
    case 'rdf':
      return readRdf(parsed.feed, url);
    case 'atom':
      return readAtom(parsed.feed, url);
    case 'json':
      return readJsonFeed(parsed.feed, url);
  }
}

/**
 * An identifier that entries with other addresses and other titles share identifies nothing: some programs give every entry
 * the site's own. One entry listed twice under two addresses keeps its identifier: it is what shows that it is one.
 */
function withTrueIdentifiers(feed: ParsedFeed): ParsedFeed {
  const bearers = new Map<string, FeedEntry[]>();
  for (const entry of feed.entries) if (entry.guid !== null) bearers.set(entry.guid, [...(bearers.get(entry.guid) ?? []), entry]);
  const differ = (values: readonly (string | null)[]): boolean => new Set(values).size > 1;
  const shared = new Set([...bearers].filter(([, entries]) => differ(entries.map(({ url }) => url)) && differ(entries.map(({ title }) => title))).map(([guid]) => guid));
  if (shared.size === 0) return feed;
  const entries = feed.entries.map((entry) => (entry.guid !== null && shared.has(entry.guid) ? { ...entry, guidIsPermanent: false } : entry));
  return { ...feed, entries, problems: [...feed.problems, 'Some of its entries share one identifier, which is not relied on.'] };
}
