import type { Statement } from '../../domain/answer.ts';
import type { Correction } from '../../domain/amendment.ts';
import { dayOf } from '../../text/day-of.ts';
import type { Block } from '../../render/index.ts';
import type { Words } from '../words/index.ts';

/** What has become of the words on a page since they were quoted, a line an article. */
export function correctionLines(statements: readonly (Pick<Statement, 'citation'> & { readonly at: number })[], fates: readonly (Correction | null)[], { corrections: texts }: Words, nowMs: number): Block[] {
  return [...Map.groupBy(statements, ({ citation }) => citation.n)].flatMap(([n, cited]): Block[] => {
    const gone = cited.map(({ at }) => fates[at] ?? null).filter((fate) => fate?.kind === 'words-gone');
    const [first] = gone;
    return first === undefined ? [] : [{ kind: 'sentence', text: texts.wordsGone(dayOf(first.atMs ?? nowMs), [n], gone.length === cited.length), tone: 'warning' }];
  });
}

/** That quotations of articles which were taken back are left out. */
export function retractedLine(fates: readonly (Correction | null)[], { corrections: texts }: Words): Block[] {
  const retracted = fates.filter((fate) => fate?.kind === 'retracted');
  return retracted.length === 0 ? [] : [{ kind: 'sentence', text: texts.retractedLeftOut(retracted.length, dayOf(Math.max(...retracted.map(({ atMs }) => atMs)))), tone: 'muted' }];
}
