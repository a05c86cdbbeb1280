import { checkQuotation, type Proof } from './check-quotation.ts';
import type { Evidence } from './ports.ts';
import type { PrintedQuotation } from './printed-quotation.ts';

/** How one kind of payload is written and read back; a terminal text, a JSON value, a Discord message. */
export interface PayloadForm<Item, Payload> {
  /** Writes a payload with one quotation an item, in order; with no item, the payload that says so. */
  readonly write: (items: readonly Item[]) => Payload;
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
}

/**
 * The last check. Writes a payload, reads it back as its reader would, and compares each quotation with the stored
 * revision; what fails is dropped with its citation, and what is left is written and checked again. It looks at the
 * payload, not at the items, so that an error of the writer is caught like any other.
 *
 * @throws Error if even a payload without quotations cannot be read: then nothing may be sent.
 */
export async function provePayload<Item, Payload>(items: readonly Item[], form: PayloadForm<Item, Payload>, evidence: Evidence): Promise<ProvenPayload<Item, Payload>> {
  const refused: Refusal<Item>[] = [];
  let kept = items;
  // Every round but the last drops an item.
  for (;;) {
    const payload = form.write(kept);
    const printed = form.read(payload);
    if (printed === null || printed.length !== kept.length) {
      if (kept.length === 0) throw new Error('A payload without quotations could not be read back');
      refused.push(...kept.map((item) => ({ item, reason: 'the payload could not be read back' })));
      kept = [];
      continue;
    }
    const verdicts = await Promise.all(printed.map((quotation) => checkQuotation(quotation, evidence)));
    const failures = verdicts.flatMap((verdict, i) => {
      const item = kept[i];
      return verdict.proven || item === undefined ? [] : [{ item, reason: verdict.reason }];
    });
    if (failures.length === 0) return { payload, kept, refused, proofs: verdicts.flatMap((verdict) => (verdict.proven ? [verdict.proof] : [])) };
    refused.push(...failures);
    kept = kept.filter((item) => !failures.some((failure) => failure.item === item));
  }
}
