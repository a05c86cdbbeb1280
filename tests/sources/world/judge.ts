import type { ArticleHead } from '../../../src/domain/article.ts';
import { versionAt } from './article.ts';
import type { NewsSite } from './news-site.ts';
import type { World } from './run-world.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What was published so shortly before the end may still wait. */
const SETTLED_MS = 14 * HOUR_MS;
/** An article is expected with its latest words once its page or feed was looked at after the edit. */
const EDIT_SETTLED_MS = 30 * HOUR_MS;

/** What went wrong in a world: every line is a fault. Empty is what is wanted. */
export function judgeArticles(world: World): string[] {
  const stored = articlesByMarker(world);
  return world.sites.flatMap((site) => site.articles.flatMap((article) => {
    const untilMs = Math.min(world.endMs, site.retiresMs ?? Number.POSITIVE_INFINITY) - SETTLED_MS;
    if (article.publishedMs > untilMs) return [];
    const named = `${site.host} story ${article.number}`;
    const found = stored.get(article.marker) ?? [];
    if (article.goneFromMs !== null && article.goneFromMs < world.endMs - 7 * DAY_MS / 2) return found.length === 0 ? [] : [`${named} is withdrawn and still in answers`];
    if (article.goneFromMs !== null) return [];
    if (found.length === 0) return [`${named} is lost`];
    if (found.length > 1) return [`${named} is stored ${found.length} times: ${found.map(({ head }) => head.url).join(' ')}`];
    const [{ head, text } = { head: null, text: '' }] = found;
    const latest = versionAt(article, world.endMs).paragraphs[0] ?? '';
    const faults = [];
    if (article.publishedMs < world.endMs - EDIT_SETTLED_MS && !text.includes(latest)) faults.push(`${named} does not have its latest words`);
    const dated = head?.publishedAt ?? null;
    if (dated !== null && dated.epochMs > article.publishedMs + DAY_MS) faults.push(`${named} is dated ${dated.iso}, after ${new Date(article.publishedMs).toISOString()}`);
    if (head !== null && URL.parse(head.url ?? '')?.hostname.endsWith(site.host) !== true) faults.push(`${named} is stored under ${head.url}`);
    return faults;
  }));
}

function articlesByMarker({ store }: World): Map<string, { readonly head: ArticleHead; readonly text: string }[]> {
  const found = new Map<string, { readonly head: ArticleHead; readonly text: string }[]>();
  for (const head of store.listHeads({}, { limit: 1_000_000 })) {
    const text = store.findArticle(head.id)?.text ?? '';
    for (const [marker] of text.matchAll(/\bmark\w+x\d+x\b/g)) found.set(marker, [...(found.get(marker) ?? []), { head, text }]);
  }
  return found;
}

const FEED_EVERY_MIN_MS = 10 * 60_000;
const SPACING_MS = 2_000;
/** One reading, three looks again, and what an outage or a slip of its server adds. */
const PAGE_REQUESTS_MAX = 12;

/** Every breach of what the README promises to a server's owner. */
export function judgeManners(world: World): string[] {
  const byHost = Map.groupBy(world.origin.requests, ({ host }) => host);
  const faults: string[] = [];
  for (const [host, requests] of byHost) {
    let heldUntilMs = 0;
    let feedAtMs = Number.NEGATIVE_INFINITY;
    const pages = new Map<string, number>();
    const rules = new Map<string, number>();
    for (const [at, { atMs, path, status, userAgent }] of requests.entries()) {
      const before = requests[at - 1];
      const isRedirected = before?.status === 301;
      if (before !== undefined && !isRedirected && atMs - before.atMs < SPACING_MS) faults.push(`${host}: ${path} ${atMs - before.atMs} ms after ${before.path}`);
      if (atMs < heldUntilMs) faults.push(`${host}: asked for ${path} within the time it asked to be left alone`);
      if (status === 429) heldUntilMs = atMs + 2 * HOUR_MS;
      if (!userAgent.includes('desk@example.org')) faults.push(`${host}: asked by "${userAgent}"`);
      if (path === '/robots.txt' || path.startsWith('/.well-known')) {
        const askedMs = rules.get(path) ?? Number.NEGATIVE_INFINITY;
        if (atMs - askedMs < 50 * 60_000) faults.push(`${host}: ${path} again after ${atMs - askedMs} ms`);
        rules.set(path, atMs);
      } else if (path.endsWith('world.xml')) {
        if (!isRedirected && atMs - feedAtMs < FEED_EVERY_MIN_MS * 0.5) faults.push(`${host}: its feed again after ${atMs - feedAtMs} ms`);
        if (!isRedirected) feedAtMs = atMs;
      } else {
        pages.set(path, (pages.get(path) ?? 0) + 1);
      }
      if (path.startsWith('/closed/')) faults.push(`${host}: ${path} is forbidden by its robots.txt`);
    }
    for (const [path, count] of pages) if (count > PAGE_REQUESTS_MAX) faults.push(`${host}: ${path} was asked for ${count} times`);
  }
  return [...faults, ...world.sites.flatMap((site) => judgeRetired(site, byHost.get(site.host) ?? []))];
}

function judgeRetired({ host, retiresMs }: NewsSite, requests: World['origin']['requests']): string[] {
  if (retiresMs === null) return [];
  const after = requests.filter(({ path, atMs }) => path.endsWith('world.xml') && atMs >= retiresMs);
  return after.length <= 1 ? [] : [`${host}: its feed is gone, and was asked for ${after.length} times since`];
}
