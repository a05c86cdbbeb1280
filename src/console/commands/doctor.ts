import type { DoctorCheck, TidyReport } from '../../app-contract.ts';
import { messageOf } from '../../errors.ts';
import { EXIT_DONE, EXIT_FAILURE, printBlocks, printJson, type Session, withApp } from '../session.ts';

const TONES = { ok: 'good', warning: 'warning', failure: 'warning' } as const satisfies Record<DoctorCheck['state'], string>;
const MARKS = { ok: '', warning: 'Warning: ', failure: 'FAILED: ' } as const satisfies Record<DoctorCheck['state'], string>;

/** `desk doctor`: what stands, what was mended, what must be done. */
export async function runDoctor(session: Session, { tidy: isTidying = false }: { readonly tidy?: boolean } = {}): Promise<number> {
  return withApp(session, async (app) => {
    const tidied = isTidying ? await app.tidy(session.io.nowMs()) : null;
    const report = await app.doctor();
    if (isTidying && session.output === 'text') await printBlocks(session, [{ kind: 'sentence', text: describeTidying(tidied), tone: tidied?.isTooLarge === true ? 'warning' : 'good' }]);
    if (session.output !== 'text') await printJson(session, isTidying ? { ...report, tidied } : report);
    else {
      const facts = report.checks.map(({ name, state, detail }) => ({ name, value: `${MARKS[state]}${detail}`, tone: TONES[state] }));
      const verdict = report.ok ? 'The desk is in order.' : 'The desk needs attention.';
      await printBlocks(session, [{ kind: 'facts', facts }, { kind: 'sentence', text: verdict, tone: report.ok ? 'good' : 'warning' }]);
    }
    return report.ok ? EXIT_DONE : EXIT_FAILURE;
  }).catch(async (error: unknown) => {
    // What keeps the desk from opening is the doctor's first finding.
    const detail = messageOf(error);
    if (session.output !== 'text') await printJson(session, { ok: false, checks: [{ name: 'Opening', state: 'failure', detail }] });
    else await printBlocks(session, [{ kind: 'facts', facts: [{ name: 'Opening', value: `FAILED: ${detail}`, tone: 'warning' }] }]);
    return EXIT_FAILURE;
  });
}

function describeTidying(tidied: TidyReport | null): string {
  if (tidied === null) return 'Nothing is removed for its age or size: neither KEEP_DAYS nor KEEP_MB is set.';
  const { removed, kept, bytes, isTooLarge } = tidied;
  const stay = kept === 0 ? '' : ` ${kept} past their age stay, because something posted cites them.`;
  return `${removed} old ${removed === 1 ? 'article' : 'articles'} removed; the database takes ${(bytes / 1e6).toFixed(1)} MB.${stay}${isTooLarge ? ' That is more than KEEP_MB allows: only what is cited is left.' : ''}`;
}
