import type { Problem } from '../domain/problem.ts';
import { printableLine } from '../text/printable.ts';
import type { Block } from './blocks.ts';

interface Item {
  readonly origin: string;
  readonly line: number | null;
  readonly articleId: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly duplicateOf: string | null;
}

export interface IngestOutcome {
  readonly stored: readonly Item[];
  readonly revised: readonly Item[];
  readonly unchanged: readonly Item[];
  readonly retracted?: readonly Item[];
  readonly skipped: readonly Problem[];
  readonly passedOver: readonly Problem[];
}

/** Above this, articles are counted, not listed. */
const LISTED_MAX = 40;
const SKIPS_LISTED_PER_REASON = 5;
const REASONS_LISTED = 12;

/** What became of each document: listed if a person can read the list, else counted; skips grouped by their reason. */
export function renderIngest({ stored, revised, unchanged, retracted = [], skipped, passedOver }: IngestOutcome): Block[] {
  const total = stored.length + revised.length + unchanged.length + retracted.length + skipped.length;
  if (total === 0) return [{ kind: 'sentence', text: 'Nothing there could hold an article.', tone: 'warning' }, ...renderProblems('Passed over', passedOver)];
  const copies = [...stored, ...revised].filter(({ duplicateOf }) => duplicateOf !== null).length;
  const counts = [
    `${number(stored.length)} stored`,
    ...(revised.length > 0 ? [`${number(revised.length)} revised`] : []),
    ...(unchanged.length > 0 ? [`${number(unchanged.length)} unchanged`] : []),
    ...(retracted.length > 0 ? [`${number(retracted.length)} retracted`] : []),
    ...(skipped.length > 0 ? [`${number(skipped.length)} skipped`] : []),
    ...(copies > 0 ? [`${number(copies)} of them near-copies of another`] : []),
    ...(passedOver.length > 0 ? [`${number(passedOver.length)} ${passedOver.length === 1 ? 'file' : 'files'} passed over`] : []),
  ];
  return [
    { kind: 'sentence', text: `${counts.join(', ')}.`, tone: stored.length + revised.length + unchanged.length + retracted.length > 0 ? 'good' : 'warning' },
    ...renderItems('Stored', stored),
    ...renderItems('Revised', revised),
    ...renderItems('Retracted: no longer in any answer', retracted),
    ...renderProblems('Skipped', skipped),
  ];
}

function renderItems(heading: string, items: readonly Item[]): Block[] {
  if (items.length === 0 || items.length > LISTED_MAX) return [];
  const lines = items.map(({ articleId, title, outlet, origin, duplicateOf }) => {
    const named = printableLine(title ?? '') || `title not given, ${printableLine(origin)}`;
    const facts = [printableLine(outlet ?? '') || 'outlet not given', ...(duplicateOf === null ? [] : [`near-copy of ${printableLine(duplicateOf)}`])];
    return `${printableLine(articleId)}  ${named} · ${facts.join(' · ')}`;
  });
  return [{ kind: 'heading', text: heading }, { kind: 'list', items: lines }];
}

function renderProblems(heading: string, problems: readonly Problem[]): Block[] {
  if (problems.length === 0) return [];
  const byReason = Map.groupBy(problems, ({ reason }) => reason);
  const reasons = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  const lines = reasons.slice(0, REASONS_LISTED).flatMap(([reason, alike]) => {
    const listed = alike.slice(0, SKIPS_LISTED_PER_REASON).map((problem) => `${describePlace(problem)}: ${printableLine(reason)}`);
    return alike.length > listed.length ? [...listed, `… and ${number(alike.length - listed.length)} more for this reason`] : listed;
  });
  const others = reasons.slice(REASONS_LISTED).reduce((sum, [, alike]) => sum + alike.length, 0);
  return [{ kind: 'heading', text: heading }, { kind: 'list', items: others > 0 ? [...lines, `… and ${number(others)} more for other reasons`] : lines }];
}

/** "archive.jsonl, line 12", "standard input". */
export function describePlace({ origin, line }: Pick<Problem, 'origin' | 'line'>): string {
  const named = origin === '-' ? 'standard input' : printableLine(origin);
  return line === null ? named : `${named}, line ${line}`;
}

function number(n: number): string {
  return n.toLocaleString('en-GB');
}
