import type { PurgeTarget } from '../../domain/purge.ts';
import { DeskError } from '../../errors.ts';
import { renderPurge } from '../../render/index.ts';
import { note } from '../console-io.ts';
import { EXIT_DONE, EXIT_FAILURE, printBlocks, printJson, type Session, withApp } from '../session.ts';

export interface PurgeOptions {
  readonly url?: string;
  readonly outlet?: string;
  /** Without it, what would be erased is told. */
  readonly yes?: true;
  /** Lets it be stored again. */
  readonly forget?: true;
}

function readTarget({ url, outlet }: PurgeOptions): PurgeTarget {
  if (url !== undefined && outlet === undefined) return { kind: 'url', url };
  if (outlet !== undefined && url === undefined) return { kind: 'outlet', outlet };
  throw new DeskError('Say what is to be erased: --url <address> or --outlet <name>, one of the two.');
}

/** `desk purge`: erases an article or an outlet, or lifts that. Done only if something was erased or lifted. */
export async function runPurge(session: Session, options: PurgeOptions): Promise<number> {
  const target = readTarget(options);
  return withApp(session, async (app) => {
    if (options.forget === true) {
      const lifted = await app.forgetPurge(target);
      if (session.output === 'text') await printBlocks(session, [{ kind: 'sentence', text: `Lifted: ${lifted === 1 ? 'it' : `${lifted} articles`} may be stored again.`, tone: 'good' }]);
      else await printJson(session, { lifted });
      return EXIT_DONE;
    }
    const report = await app.purge(target, { erase: options.yes === true, atMs: session.io.nowMs() });
    if (session.output === 'text') await printBlocks(session, renderPurge(report));
    else await printJson(session, report);
    if (report.erased) return EXIT_DONE;
    note(session.io, 'Nothing was erased. The same command with --yes erases it; that cannot be undone.');
    return EXIT_FAILURE;
  });
}
