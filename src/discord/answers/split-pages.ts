import { paginate } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { pageRows } from './button-rows.ts';
import type { RebuiltStatement } from './rebuild-statements.ts';
import { renderQuotations } from './render-page.ts';
import { STATEMENTS_ASKED } from './reply-limits.ts';

/** More than three quotations in one message are a wall. */
const PAGE_STATEMENTS_MAX = 3;
/** Kept free on every page for the lines around the quotations. */
const LEAD_CHARS_MAX = 300;

/**
 * Statements into pages, in order, each small enough for a message with all its buttons and lines. The same statements
 * always give the same pages, and what "more" adds begins a page of its own, so that "Back" finds its way.
 */
export function splitPages(statements: readonly RebuiltStatement[], words: Words): readonly (readonly RebuiltStatement[])[] {
  const { thatIsAll, leftOut } = words.answers;
  const around = [`${'x'.repeat(LEAD_CHARS_MAX)}${thatIsAll}${leftOut(1_000)}`];
  const rows = pageRows({ id: 'x'.repeat(16), userId: '1' }, { hasBack: true, hasMore: true, hasQuotations: true }, words);
  const render = (items: readonly RebuiltStatement[]) => [...renderQuotations(items), ...around.map((text) => ({ kind: 'sentence', text, tone: 'muted' }) as const)];
  const batches = Map.groupBy(statements, ({ at }) => Math.floor(at / STATEMENTS_ASKED));
  return [...batches.values()].flatMap((batch) => paginate(batch, render, { rows, itemsMax: PAGE_STATEMENTS_MAX, words: words.payload }).map(({ items }) => items));
}
