const FIRST_MS = 5_000;
const FACTOR = 3;
const LONGEST_MS = 600_000;

/** What a channel may ask us to wait; the ledger takes a retry further off than this for one set by a clock that ran ahead. */
const ASKED_MS_MAX = 3_600_000;

/** How long to wait after so many failures in a row: 5 s, 15 s, 45 s, … at most ten minutes, or as long as was asked for, at most an hour. */
export function backoffMs(failures: number, askedMs: number | null = null): number {
  return Math.max(Math.min(LONGEST_MS, FIRST_MS * FACTOR ** (failures - 1)), Math.min(askedMs ?? 0, ASKED_MS_MAX));
}
