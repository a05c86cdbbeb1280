import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { AddedSource, AddSourceRequest } from '../../domain/source-desk.ts';
import { HEALTH_OF_NEW, type Source, type SourceKind } from '../../domain/source.ts';
import { DeskError } from '../../errors.ts';
import type { FetchedResource } from '../../fetch/index.ts';
import { findFeedLinks, NotAFeedError, parseFeed, sourceId, type ListedFeed, type ParsedFeed } from '../../sources/index.ts';
import { identityUrl } from '../../text/identity-url.ts';
import { isStateMedia } from '../../text/state-media.ts';
import type { PoliteFetch } from './polite-fetch.ts';
import { FEED_ACCEPT, takeFeed } from './poll-feed.ts';
import type { SourcePorts } from './ports.ts';

type AddPorts = Pick<SourcePorts, 'sources' | 'extractDocument' | 'now' | 'contact'>;

interface Found {
  readonly kind: SourceKind;
  readonly address: string;
  readonly movedFrom: string | null;
  readonly title: string | null;
  /** A feed's answer, when it was asked to see what it is: its first poll. */
  readonly answer?: FetchedResource;
}

/** Feeds that a page names are tried up to so many, until one is one. */
const LINKS_TRIED = 3;

/**
 * Adds a feed, a page or a folder. An address is asked once to see what it is: a feed, a page that names one, or an
 * article that is to be read again; without a contact address nothing is asked, and it is taken for a feed.
 *
 * @throws DeskError if it is none of these, or cannot be read.
 */
export async function addSource(request: AddSourceRequest, ports: AddPorts, polite: PoliteFetch, signal: AbortSignal | undefined): Promise<AddedSource> {
  const address = request.address.trim();
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address) || isAbsolute(address)) return keep(folderAt(address), request, ports, true);
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new DeskError(`${address.slice(0, 200)} is not an http or https address, nor a folder. A feed is added as https://example.org/feed.xml`);
  url.hash = '';
  const known = knownAt(url.href, ports);
  if (known !== null) return keep({ kind: known.kind, address: known.address, movedFrom: known.movedFrom, title: known.title }, request, ports, true);
  if (ports.contact === null) return keep({ kind: 'feed', address: url.href, movedFrom: null, title: null }, request, ports, false);
  const found = await lookAt(url.href, ports, polite, signal);
  const added = keep(found, request, ports, true);
  if (found.answer !== undefined) takeFeed({ source: added.source, health: { ...HEALTH_OF_NEW, polledAtMs: ports.now(), requests: { feed: 1, pages: 0 } } }, found.answer, ports);
  return added;
}

/** Adds the feeds of a list, none of which is asked now. */
export function addListed(feeds: readonly ListedFeed[], ports: AddPorts): AddedSource[] {
  return feeds.map(({ feedUrl, title, outlet, siteUrl, stateMedia }) => keep(
    { kind: 'feed', address: feedUrl, movedFrom: null, title }, { address: feedUrl, outlet: outlet ?? null, stateMedia, siteUrl }, ports, false,
  ));
}

function keep({ kind, address, movedFrom, title }: Found, request: AddSourceRequest, { sources, now }: AddPorts, isVerified: boolean): AddedSource {
  const known = knownAt(address, { sources });
  const outlet = request.outlet?.trim() || known?.outlet || null;
  const stateMedia = request.stateMedia ?? (known?.stateMedia === true || isStateMedia({ outlet, agency: null, url: kind === 'folder' ? null : address }));
  const source: Source = {
    id: known?.id ?? sourceId(address, (id) => sources.find(id) !== null), kind, address, movedFrom: known?.movedFrom ?? movedFrom, title: title ?? known?.title ?? null,
    outlet, stateMedia, siteUrl: request.siteUrl ?? known?.siteUrl ?? null, state: { status: 'active' }, addedAtMs: known?.addedAtMs ?? now(),
  };
  sources.save(source);
  return { source, isNew: known === null, isVerified };
}

function knownAt(address: string, { sources }: Pick<AddPorts, 'sources'>): Source | null {
  const named = (at: string): string => (URL.canParse(at) ? identityUrl(at) : at);
  return sources.list().map(({ source }) => source).find(({ address: known, movedFrom }) => named(known) === named(address) || (movedFrom !== null && named(movedFrom) === named(address))) ?? null;
}

function folderAt(path: string): Found {
  const folder = resolve(path);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) throw new DeskError(`There is no folder ${folder}, and ${path.slice(0, 200)} is no address. A feed is added as https://example.org/feed.xml`);
  if (!found.isDirectory()) throw new DeskError(`${folder} is a file. To read it in once: npm run -s desk -- ingest ${path}; to have files read as they come, add their folder.`);
  return { kind: 'folder', address: folder, movedFrom: null, title: null };
}

async function lookAt(address: string, ports: AddPorts, polite: PoliteFetch, signal: AbortSignal | undefined): Promise<Found> {
  const resource = await ask(address, polite, signal);
  const moved = { address: resource.permanentUrl ?? address, movedFrom: resource.permanentUrl === null || resource.permanentUrl === address ? null : address };
  const feed = feedIn(resource);
  if (feed !== null) return { kind: 'feed', ...moved, title: feed.title, answer: resource };
  const html = Buffer.from(resource.bytes).toString('utf8');
  for (const link of findFeedLinks(html, resource.url).slice(0, LINKS_TRIED)) {
    const answer = await ask(link, polite, signal);
    const linked = feedIn(answer);
    if (linked !== null) return { kind: 'feed', address: link, movedFrom: null, title: linked.title, answer };
  }
  const [extraction] = ports.extractDocument({ origin: address, url: resource.url, contentType: resource.headers['content-type'] ?? null, bytes: resource.bytes }, { purpose: 'ingest' });
  if (extraction?.kind === 'article') return { kind: 'page', ...moved, title: extraction.article.title };
  const why = extraction?.kind === 'problem' ? extraction.problem.reason : 'no article was found in it';
  throw new DeskError(`${address} is no feed and names none, and as a page it cannot be read: ${why}`);
}

async function ask(address: string, polite: PoliteFetch, signal: AbortSignal | undefined): Promise<FetchedResource> {
  const answer = await polite.fetch(address, { accept: `${FEED_ACCEPT}, text/html;q=0.7`, ...(signal === undefined ? {} : { signal }) });
  if (answer.kind === 'forbidden') throw new DeskError(`${address} may not be read by machines: ${answer.by} forbids it.`);
  if (answer.kind === 'later') throw new DeskError(`${address} could not be read: ${answer.reason}. Try again later.`);
  const { status } = answer.resource;
  if (status < 200 || status > 299) throw new DeskError(`${address} could not be read: the server answered ${status}.`);
  return answer.resource;
}

function feedIn({ requestedUrl, url, headers, bytes }: FetchedResource): ParsedFeed | null {
  try {
    return parseFeed({ origin: requestedUrl, url, contentType: headers['content-type'] ?? null, bytes });
  } catch (error) {
    if (error instanceof NotAFeedError) return null;
    throw error;
  }
}
