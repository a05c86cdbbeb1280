import type { TimeWindow } from '../../domain/query.ts';
import { DeskError } from '../../errors.ts';
import { readTimeWords } from '../../text/read-time-words.ts';
import type { Words } from '../words/index.ts';

export interface WindowWords {
  readonly since: string | null;
  readonly until: string | null;
}

/**
 * What was typed for since and until, in a server's time zone. A day, week or month given as `until` is taken in whole.
 *
 * @throws DeskError if one is not understood, lies ahead (since), or the two are the wrong way round.
 */
export function readWindow({ since, until }: WindowWords, { nowMs, timeZone, words }: { readonly nowMs: number; readonly timeZone: string; readonly words: Words }): TimeWindow {
  const { time } = words.commands;
  const extentOf = (option: 'since' | 'until', typed: string | null) => {
    if (typed === null) return null;
    const extent = readTimeWords(typed, nowMs, timeZone);
    if (extent === null) throw new DeskError(time.notUnderstood(option, typed.slice(0, 60)));
    return extent;
  };
  const sinceMs = extentOf('since', since)?.startMs ?? null;
  const untilMs = extentOf('until', until)?.endMs ?? null;
  if (sinceMs !== null && sinceMs > nowMs) throw new DeskError(time.notYet('since'));
  if (sinceMs !== null && untilMs !== null && sinceMs >= untilMs) throw new DeskError(time.backwards);
  return { sinceMs, untilMs };
}
