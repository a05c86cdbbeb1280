import type { PollReport } from '../../domain/source-desk.ts';
import type { SourceEntry, SourceReport } from '../../domain/source.ts';
import { messageOf } from '../../errors.ts';
import { nextPoll } from '../../sources/index.ts';
import type { SourcePorts } from './ports.ts';

/** A file is left alone until it has been still for so long: its writer may not be done. */
const STILL_MS = 2_000;
/** A look at a folder costs next to nothing. */
export const FOLDER_EVERY_MS = 60_000;

/** Looks a folder through for files that are new or have changed, and reads them in. A file that is taken away changes nothing. */
export async function pollFolder({ source, health }: SourceReport, { sources, listFiles, ingestFile, now }: Pick<SourcePorts, 'sources' | 'listFiles' | 'ingestFile' | 'now'>, signal: AbortSignal | undefined): Promise<PollReport> {
  const asked = { ...health, polledAtMs: now() };
  try {
    const files = (await listFiles(source.address)).filter(({ changedAtMs }) => changedAtMs <= now() - STILL_MS || changedAtMs > now());
    const known = sources.entriesOf(source.id, files.map(({ path }) => path));
    const news = files.filter((file) => known.get(file.path)?.hash !== hashOf(file));
    const report = { stored: 0, revised: 0, problems: [] as string[] };
    for (const file of news) {
      signal?.throwIfAborted();
      const { stored, revised, problems } = await ingestFile(file.path, source, signal);
      report.stored += stored;
      report.revised += revised;
      report.problems.push(...problems);
      sources.saveEntries([entryOf(source.id, file, known.get(file.path) ?? null, now())]);
    }
    const [problem = null] = report.problems;
    sources.saveHealth(source.id, {
      ...asked, failures: 0, problem, succeededAtMs: now(), dueAtMs: now() + FOLDER_EVERY_MS, intervalMs: FOLDER_EVERY_MS, newsAtMs: news.length > 0 ? now() : health.newsAtMs,
      articles: { stored: health.articles.stored + report.stored, revised: health.articles.revised + report.revised },
    });
    return { sourceId: source.id, outcome: news.length > 0 ? 'news' : 'nothing-new', entries: { fresh: news.filter(({ path }) => !known.has(path)).length, changed: news.filter(({ path }) => known.has(path)).length }, problem };
  } catch (error) {
    signal?.throwIfAborted();
    const problem = `the folder cannot be read: ${messageOf(error)}`;
    sources.saveHealth(source.id, { ...asked, ...nextPoll({ sourceId: source.id, nowMs: now(), outcome: { kind: 'failed', status: null, retryAfterMs: null }, state: health, hints: {} }), problem });
    return { sourceId: source.id, outcome: 'failed', entries: { fresh: 0, changed: 0 }, problem };
  }
}

function hashOf({ bytes, changedAtMs }: { readonly bytes: number; readonly changedAtMs: number }): string {
  return `${bytes} ${changedAtMs}`;
}

function entryOf(sourceId: string, file: { readonly path: string; readonly bytes: number; readonly changedAtMs: number }, before: SourceEntry | null, nowMs: number): SourceEntry {
  return {
    sourceId, key: file.path, hash: hashOf(file), url: null, articleId: null, state: { status: 'stored', recheckAtMs: null, isSummary: false, entry: null },
    firstSeenMs: before?.firstSeenMs ?? nowMs, lastSeenMs: nowMs, fetches: 0, etag: null, lastModified: null,
  };
}
