import type { DoctorCheck } from '../../app-contract.ts';
import { messageOf } from '../../errors.ts';
import { EXIT_DONE, EXIT_FAILURE, printBlocks, printJson, type Session, withApp } from '../session.ts';

const TONES = { ok: 'good', warning: 'warning', failure: 'warning' } as const satisfies Record<DoctorCheck['state'], string>;
const MARKS = { ok: '', warning: 'Warning: ', failure: 'FAILED: ' } as const satisfies Record<DoctorCheck['state'], string>;

/** `desk doctor`: what stands, what was mended, what must be done. */
export async function runDoctor(session: Session): Promise<number> {
  return withApp(session, async (app) => {
    const report = await app.doctor();
    if (session.output !== 'text') await printJson(session, report);
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
