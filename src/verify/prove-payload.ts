import { checkQuotation, type Proof, type Verdict } from './check-quotation.ts';
import type { Evidence } from './ports.ts';
import type { PrintedQuotation } from './printed-quotation.ts';

/** How one kind of payload is written and read back; a terminal text, a JSON value, a Discord message. */
export interface PayloadForm<Item, Payload> {
  /** Writes a payload with one quotation an item, in order; with no item, the payload that says so. Without `summary`, none is in it. */
  readonly write: (items: readonly Item[], options: { readonly summary: boolean }) => Payload;
  /** Takes every quotation out of a payload, in order, knowing nothing of the items; null if it cannot be read with certainty. */
  readonly read: (payload: Payload) => readonly PrintedQuotation[] | null;
}

export interface Refusal<Item> {
  readonly item: Item;
  readonly reason: string;
}

export interface ProvenPayload<Item, Payload> {
  /** Every quotation in it has been proven. */
  readonly payload: Payload;
  readonly kept: readonly Item[];
  readonly proofs: readonly Proof[];
  /** To be logged, never printed. */
  readonly refused: readonly Refusal<Item>[];
  /** Why a summary was left out; null: it was not. */
  readonly summaryRefused: string | null;
}

const UNREADABLE = 'the payload could not be read back';

/**
 * The last check. Writes a payload, reads it back as its reader would, and compares each quotation with the stored
 * revision; what fails is dropped with its citation, and what is left is written and checked again. It looks at the
 * payload, not at the items, so that an error of the writer is caught like any other. A summary of which anything fails is
 * dropped whole, and never takes a quotation with it.
 *
 * @throws Error if even a payload without quotations cannot be read: then nothing may be sent.
 */
export async function provePayload<Item, Payload>(items: readonly Item[], form: PayloadForm<Item, Payload>, evidence: Evidence): Promise<ProvenPayload<Item, Payload>> {
  const refused: Refusal<Item>[] = [];
  let kept = items;
  let summaryRefused: string | null = null;
  // Every round but the last drops an item or the summary.
  for (;;) {
    const summary: boolean = summaryRefused === null;
    const payload = form.write(kept, { summary });
    const read = readBack(payload, kept.length, form);
    if (read === null || (read.asides.length > 0 && !summary)) {
      if (summary && readBack(form.write(kept, { summary: false }), kept.length, form) !== null) {
        summaryRefused = UNREADABLE;
        continue;
      }
      if (kept.length === 0) throw new Error('A payload without quotations could not be read back');
      refused.push(...kept.map((item) => ({ item, reason: UNREADABLE })));
      kept = [];
      continue;
    }
    const { printed, asides } = read;
    const verdicts = await Promise.all(printed.map((quotation) => checkQuotation(quotation, evidence)));
    const failures = verdicts.flatMap((verdict, i) => {
      const item = kept[i];
      return verdict.proven || item === undefined ? [] : [{ item, reason: verdict.reason }];
    });
    const unproven = await firstUnproven(asides, evidence);
    if (unproven !== null) summaryRefused = unproven;
    if (failures.length === 0 && unproven === null) return { payload, kept, refused, summaryRefused, proofs: verdicts.flatMap((verdict) => (verdict.proven ? [verdict.proof] : [])) };
    refused.push(...failures);
    kept = kept.filter((item) => !failures.some((failure) => failure.item === item));
  }
}

interface ReadBack {
  readonly printed: readonly PrintedQuotation[];
  readonly asides: readonly PrintedQuotation[];
}

/** Null if a payload cannot be read with certainty, or holds more quotations than were written, or fewer. */
function readBack<Item, Payload>(payload: Payload, count: number, form: PayloadForm<Item, Payload>): ReadBack | null {
  const read = form.read(payload);
  const printed = read?.filter(({ aside }) => aside === undefined) ?? [];
  return read === null || printed.length !== count ? null : { printed, asides: read.filter(({ aside }) => aside !== undefined) };
}

/** Why something a summary claims is not so; null if all of it is. */
async function firstUnproven(asides: readonly PrintedQuotation[], evidence: Evidence): Promise<string | null> {
  for (const group of Map.groupBy(asides, ({ aside }) => aside).values()) {
    const verdicts: Verdict[] = await Promise.all(group.map((aside) => checkQuotation(aside, evidence)));
    const [first] = verdicts;
    if (first !== undefined && !first.proven && !verdicts.some(({ proven }) => proven)) return first.reason;
  }
  return null;
}
