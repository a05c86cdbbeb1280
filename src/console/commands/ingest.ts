import type { App, IngestOptions, IngestReport } from '../../app-contract.ts';
import { renderIngest } from '../../render/index.ts';
import { note } from '../console-io.ts';
import { ingestShape } from '../json-shapes.ts';
import { createProgress } from '../progress.ts';
import { interruption } from '../interruption.ts';
import { EXIT_DONE, EXIT_FAILURE, printBlocks, printJson, type Session, withApp } from '../session.ts';

/** `desk ingest`: files, folders, addresses and standard input into the store. Done if at least one article is there afterwards. */
export async function runIngest(session: Session, sources: readonly string[], options: IngestOptions): Promise<number> {
  return withApp(session, async (app) => {
    const { signal, release } = interruption();
    try {
      const report = await ingestWithProgress(session, app, sources, { ...options, signal });
      if (session.output === 'text') await printBlocks(session, renderIngest(report));
      else await printJson(session, ingestShape(report));
      return report.stored.length + report.revised.length + report.unchanged.length + report.retracted.length > 0 ? EXIT_DONE : EXIT_FAILURE;
    } catch (error) {
      if (!signal.aborted) throw error;
      note(session.io, 'Stopped. The articles stored so far are kept; the same command goes on from there.');
      return EXIT_FAILURE;
    } finally {
      release();
    }
  });
}

/** Ingests with a progress bar on standard error, on a terminal only. */
export async function ingestWithProgress(session: Session, app: App, sources: readonly string[], options: IngestOptions): Promise<IngestReport> {
  const progress = createProgress(session.io.stderr, 'Reading and embedding', ['article', 'articles']);
  try {
    return await app.ingest(sources, { ...options, stdin: session.io.stdin }, (event) => {
      if (event.kind === 'progress') progress.update(event);
    });
  } finally {
    progress.stop();
  }
}
