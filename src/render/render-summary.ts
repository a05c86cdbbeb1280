import type { Summary } from '../domain/summary.ts';
import { printableLine } from '../text/printable.ts';
import type { Block } from './blocks.ts';

/** A summary for printing; none where there is none. */
export function renderSummary(summary: Summary | null): Block[] {
  if (summary === null) return [];
  return [{ kind: 'summary', text: printableLine(summary.text), model: printableLine(summary.model.replace(/["“”„‟«»「」『』]/g, '')) }];
}
