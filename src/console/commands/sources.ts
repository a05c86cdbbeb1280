import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { AddedSource, AddSourceRequest, SourcePass } from '../../domain/source-desk.ts';
import type { SourceReport } from '../../domain/source.ts';
import { DeskError, messageOf } from '../../errors.ts';
import { type Block, renderSource, renderSourceList, renderSourcePass } from '../../render/index.ts';
import { runSources } from '../../schedule/index.ts';
import { note, writeOut } from '../console-io.ts';
import { interruption } from '../interruption.ts';
import { createProgress } from '../progress.ts';
import { EXIT_DONE, EXIT_FAILURE, printBlocks, printJson, type Session, withApp } from '../session.ts';

export interface AddOptions {
  readonly outlet?: string;
  readonly stateMedia?: true;
}

const NONE = 'No source is set up. desk sources add <address or folder> adds one; desk sources import adds some twenty well-known feeds.';

export async function runSourcesList(session: Session, nowMs: number): Promise<number> {
  return withApp(session, async ({ sources }) => {
    const reports = await sources.list();
    if (session.output !== 'text') await printJson(session, { sources: reports.map(sourceShape) });
    else await printBlocks(session, reports.length === 0 ? [plain(NONE)] : renderSourceList(reports, nowMs));
    return EXIT_DONE;
  });
}

export async function runSourcesStatus(session: Session, ids: readonly string[], nowMs: number): Promise<number> {
  return withApp(session, async ({ sources }) => {
    const reports = ids.length === 0 ? await sources.list() : await Promise.all(ids.map(async (id) => (await sources.find(id)) ?? unknown(id)));
    if (session.output !== 'text') await printJson(session, { sources: reports.map(sourceShape) });
    else await printBlocks(session, reports.length === 0 ? [plain(NONE)] : reports.flatMap((report) => renderSource(report, nowMs)));
    return EXIT_DONE;
  });
}

export async function runSourcesAdd(session: Session, address: string, { outlet, stateMedia }: AddOptions, nowMs: number): Promise<number> {
  const request: AddSourceRequest = { address, outlet: outlet ?? null, ...(stateMedia === undefined ? {} : { stateMedia }) };
  return withApp(session, async ({ sources }) => {
    const added = await sources.add(request);
    const report = (await sources.find(added.source.id)) ?? unknown(added.source.id);
    if (session.output !== 'text') await printJson(session, { ...sourceShape(report), isNew: added.isNew, verified: added.isVerified });
    else await printBlocks(session, [good(`${added.isNew ? 'Added' : 'Known already; kept with what is given anew'}.${added.isVerified ? '' : ' It was not asked, because no CONTACT is set: what it is shows at the first asking.'}`), ...renderSource(report, nowMs)]);
    return EXIT_DONE;
  });
}

/** `pause`, `resume` and `remove`. */
export async function runSourcesChange(session: Session, id: string, change: 'pause' | 'resume' | 'remove', nowMs: number): Promise<number> {
  return withApp(session, async ({ sources }) => {
    if (!(await sources[change](id))) unknown(id);
    const report = await sources.find(id);
    if (session.output !== 'text') await printJson(session, report === null ? { removed: id } : sourceShape(report));
    else await printBlocks(session, report === null ? [good('Removed. Its articles stay; desk purge erases articles.')] : renderSource(report, nowMs));
    return EXIT_DONE;
  });
}

export async function runSourcesRefresh(session: Session, ids: readonly string[]): Promise<number> {
  return withApp(session, async ({ sources }) => {
    const { signal, release } = interruption();
    try {
      const progress = createProgress(session.io.stderr, 'Asking, politely', ['source or article', 'sources and articles']);
      const pass = await sources.refresh(ids.length === 0 ? null : ids, signal, progress.update).finally(() => progress.stop());
      if (session.output !== 'text') await printJson(session, pass);
      else await printBlocks(session, renderSourcePass(pass));
      return pass.polled.some(({ outcome }) => outcome === 'news' || outcome === 'nothing-new') || pass.polled.length === 0 ? EXIT_DONE : EXIT_FAILURE;
    } catch (error) {
      if (!signal.aborted) throw error;
      note(session.io, 'Stopped. What was stored so far is kept; the same command goes on from there.');
      return EXIT_FAILURE;
    } finally {
      release();
    }
  });
}

/** Asks what is due for as long as it runs: what the bot does, without Discord. */
export async function runSourcesRun(session: Session): Promise<number> {
  return withApp(session, async ({ sources }) => {
    const { signal, release } = interruption();
    try {
      await runSources({
        pollDue: async (stop) => {
          const pass = await sources.pollDue(stop);
          await tell(session, pass);
          return pass;
        },
        now: session.io.nowMs,
        sleep: (ms, stop) => sleepFor(ms, undefined, { signal: stop }).catch(() => undefined),
        report: (error) => note(session.io, messageOf(error)),
      }, signal);
      return EXIT_DONE;
    } finally {
      release();
    }
  });
}

/** Adds the feeds of an OPML file, or of the list that ships with the desk. */
export async function runSourcesImport(session: Session, path: string | null): Promise<number> {
  const file = path ?? join(session.config.sampleDir, '..', '..', 'feeds.opml');
  const xml = await readFile(file, 'utf8').catch((cause: unknown) => { throw new DeskError(`${file} cannot be read: ${messageOf(cause)}`, { cause }); });
  return withApp(session, async ({ sources }) => {
    const added = await sources.importOpml(xml);
    const fresh = added.filter(({ isNew }) => isNew);
    if (session.output !== 'text') await printJson(session, { added: fresh.map(({ source }) => source), known: added.filter(({ isNew }) => !isNew).map(({ source }) => source) });
    else await printBlocks(session, importedBlocks(added, fresh, session.config.contact === null));
    return EXIT_DONE;
  });
}

function importedBlocks(added: readonly AddedSource[], fresh: readonly AddedSource[], needsContact: boolean): Block[] {
  return [
    good(`${fresh.length} of ${added.length} feeds added${fresh.length < added.length ? '; the others were known' : ''}.`),
    ...(fresh.length === 0 ? [] : [{ kind: 'list' as const, items: fresh.map(({ source }) => `${source.id}  ${source.title ?? source.address}${source.stateMedia ? ' · state media' : ''}`) }]),
    plain(needsContact ? 'None is asked until CONTACT is set in .env. Then the bot reads them; so do: npm run -s desk -- sources refresh' : 'The bot reads them while it runs; to read them now: npm run -s desk -- sources refresh'),
  ];
}

export async function runSourcesExport(session: Session): Promise<number> {
  return withApp(session, async ({ sources }) => {
    const opml = await sources.exportOpml();
    if (session.output !== 'text') await printJson(session, { opml });
    else await writeOut(session.io.stdout, opml.endsWith('\n') ? opml : `${opml}\n`);
    return EXIT_DONE;
  });
}

async function tell(session: Session, pass: SourcePass): Promise<void> {
  if (pass.polled.length === 0 && Object.values(pass.articles).every((count) => count === 0)) return;
  if (session.output !== 'text') await printJson(session, pass);
  else await printBlocks(session, renderSourcePass(pass));
}

function sourceShape({ source, health, waiting }: SourceReport) {
  return { ...source, health, waiting };
}

function unknown(id: string): never {
  throw new DeskError(`There is no source "${id.slice(0, 60)}". desk sources list shows those there are.`);
}

const plain = (text: string): Block => ({ kind: 'sentence', text, tone: 'plain' });
const good = (text: string): Block => ({ kind: 'sentence', text, tone: 'good' });
