import { note } from '../console-io.ts';
import { interruption } from '../interruption.ts';
import { createProgress } from '../progress.ts';
import { EXIT_DONE, EXIT_FAILURE, printBlocks, printJson, type Session, withApp } from '../session.ts';

/** `desk rebuild`: the index again from the database; vectors too, if the model or the chunker changed. */
export async function runRebuild(session: Session): Promise<number> {
  return withApp(session, async (app) => {
    const { signal, release } = interruption();
    const progress = createProgress(session.io.stderr, 'Rebuilding', ['article', 'articles']);
    try {
      const report = await app.rebuild((step) => progress.update(step), signal);
      progress.stop();
      const { folders, chunks, embedded, milliseconds } = report;
      const again = embedded === 0 ? 'nothing had to be embedded' : `${embedded} were embedded again`;
      const text = `The index holds ${chunks} passages in ${folders} ${folders === 1 ? 'folder' : 'folders'}; ${again}. It took ${(milliseconds / 1_000).toFixed(1)} s.`;
      if (session.output === 'text') await printBlocks(session, [{ kind: 'sentence', text, tone: 'good' }]);
      else await printJson(session, report);
      return EXIT_DONE;
    } catch (error) {
      if (!signal.aborted) throw error;
      note(session.io, 'Stopped. Run desk rebuild again to finish.');
      return EXIT_FAILURE;
    } finally {
      progress.stop();
      release();
    }
  });
}
