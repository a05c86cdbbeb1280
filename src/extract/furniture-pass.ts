import type { FurnitureReason } from './furniture-rules.ts';

/** What a pass took out and why, so that a wrong cut can be traced to its rule. */
export interface Removal {
  readonly text: string;
  readonly reason: FurnitureReason;
}

/** Lines that stay, and the ones that went. */
export interface Passed<Line> {
  readonly kept: readonly Line[];
  readonly removed: readonly Removal[];
}

/** Splits lines by a judge that names the reason for removing one, or null. */
export function passOver<Line extends { readonly text: string }>(lines: readonly Line[], judge: (line: Line, at: number) => FurnitureReason | null): Passed<Line> {
  const kept: Line[] = [];
  const removed: Removal[] = [];
  lines.forEach((line, at) => {
    const reason = judge(line, at);
    if (reason === null) kept.push(line);
    else removed.push({ text: line.text, reason });
  });
  return { kept, removed };
}
