import type { Delivery, DeliveryPart, SkipReason } from '../domain/delivery.ts';
import type { PauseReason } from '../domain/subscription.ts';
import { messageOf } from '../errors.ts';
import type { DeliverPorts, SendOutcome, Sighting } from './ports.ts';

/** Where one attempt at a delivery ended. */
export type DeliverOutcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  /** `afterMs`: how long Discord asked to wait, or null. `progressed`: a part was confirmed, so failures count anew. */
  | { readonly kind: 'retry'; readonly afterMs: number | null; readonly progressed: boolean; readonly why: string }
  /** A part is in doubt and the history may not be read. */
  | { readonly kind: 'held'; readonly progressed: boolean }
  | { readonly kind: 'gone'; readonly reason: PauseReason };

/** Our clock and Discord's differ: a message may bear a time before the claim that preceded it. */
export const CLOCK_SKEW_MS = 600_000;
/** No call of the channel may take longer, in real milliseconds; after it, the request counts as in doubt. */
const CALL_MS_MAX = 60_000;

type PartOutcome = DeliverOutcome | { readonly kind: 'confirmed' };

/**
 * Takes one composed delivery as far as it goes: each part is claimed in the ledger, sent, and confirmed, and only then
 * is the next one claimed. May be stopped, or killed, anywhere; calling it again goes on where it stopped.
 *
 * Why every part is in the channel exactly once in the end, whatever is killed when:
 *
 * 1. *The same words.* All payloads are in the ledger before the first request leaves, and a part's key follows from the
 *    slot and its index alone. A restart composes nothing again.
 * 2. *Never zero.* A part is confirmed only with the id of a message: Discord's answer, or a message found in the history
 *    that bears its key. Until then it is tried again, within the grace.
 * 3. *Never two.* A request leaves only for a part that is `claimed`, and the claim is on disk before. So a `planned` part
 *    was never sent, and a `claimed` one may have been. A claimed part is looked for in the history before it is sent
 *    again. That alone leaves one hole: a request that had left is applied *after* the history was read. Discord's nonce
 *    fills it: with `enforce_nonce`, a second message with the same nonce "in the past few minutes" is not made, and the
 *    first is returned instead. A nonce is neither stored with the message nor given back in history, which is why the
 *    key is in a button, too. Together: if a request is applied within a minute of its leaving, or never, then at the
 *    moment of a later request each earlier one is either older than a minute, and so in the history that was just read
 *    or void, or younger, and then both are applied within two minutes of each other, which the nonce covers.
 * 4. *In order.* Part n + 1 is claimed after part n was confirmed.
 *
 * What it rests on: one process holds the database (its lock), the ledger's writes are synced to disk, Discord applies a
 * request within a minute or never and remembers nonces for two minutes. A moderator who deletes a part between a crash
 * and the restart sees it again. Where the history may not be read, a part in doubt is not sent again: it is held, and
 * its owner told; nothing is better than twice.
 */
export async function deliver(delivery: Delivery, ports: DeliverPorts, signal: AbortSignal): Promise<DeliverOutcome> {
  let progressed = false;
  for (const part of delivery.parts) {
    if (part.state.status === 'confirmed') continue;
    if (signal.aborted) return { kind: 'retry', afterMs: 0, progressed, why: 'stopping' };
    const outcome = await deliverPart(delivery, part, ports, signal);
    if (outcome.kind !== 'confirmed') return outcome.kind === 'retry' || outcome.kind === 'held' ? { ...outcome, progressed } : outcome;
    progressed = true;
  }
  return { kind: 'delivered' };
}

async function deliverPart(delivery: Delivery, part: DeliveryPart, ports: DeliverPorts, signal: AbortSignal): Promise<PartOutcome> {
  const isExpired = ports.now() > delivery.expiresAtMs;
  const wasClaimed = part.state.status === 'claimed';
  if (part.state.status === 'claimed') {
    // Even after the grace: what was posted is to be known as posted.
    const seen = await look(delivery, part, part.state.atMs - CLOCK_SKEW_MS, ports, signal);
    if (seen.kind === 'found') return confirm(delivery, part, seen.messageId, ports);
    if (seen.kind === 'gone') return seen;
    if (seen.kind !== 'absent' && isExpired) return { kind: 'skipped', reason: 'in-doubt' };
    if (seen.kind === 'unreadable') return { kind: 'held', progressed: false };
    if (seen.kind === 'unknown') return retry(`the history could not be read (${seen.detail})`);
  }
  if (isExpired) return { kind: 'skipped', reason: 'late' };
  if (!wasClaimed) await ports.ledger.claim(delivery.key, part.index, ports.now());
  const outcome = await send(delivery, part, ports, signal);
  switch (outcome.kind) {
    case 'sent': return confirm(delivery, part, outcome.messageId, ports);
    case 'refused': return { kind: 'skipped', reason: 'refused' };
    case 'gone': return outcome;
    case 'in-doubt': return retry(`no clear answer to the request (${outcome.detail})`);
    case 'not-applied':
      // Without this a rate limit would leave a doubt that only the history could settle. Not if an earlier request may have left.
      if (!wasClaimed) await ports.ledger.release(delivery.key, part.index);
      return retry('the request was not accepted', outcome.retryAfterMs);
  }
}

const retry = (why: string, afterMs: number | null = null): PartOutcome => ({ kind: 'retry', afterMs, progressed: false, why });

async function confirm(delivery: Delivery, part: DeliveryPart, messageId: string, ports: DeliverPorts): Promise<PartOutcome> {
  await ports.ledger.confirm(delivery.key, part.index, messageId, ports.now());
  return { kind: 'confirmed' };
}

async function send(delivery: Delivery, part: DeliveryPart, ports: DeliverPorts, signal: AbortSignal): Promise<SendOutcome> {
  try {
    return await ports.send(delivery, part, bounded(signal));
  } catch (thrown) {
    return { kind: 'in-doubt', detail: messageOf(thrown) };
  }
}

async function look(delivery: Delivery, part: DeliveryPart, sinceMs: number, ports: DeliverPorts, signal: AbortSignal): Promise<Sighting> {
  try {
    return await ports.findInHistory(delivery, part, sinceMs, bounded(signal));
  } catch (thrown) {
    return { kind: 'unknown', detail: messageOf(thrown) };
  }
}

const bounded = (signal: AbortSignal): AbortSignal => AbortSignal.any([signal, AbortSignal.timeout(CALL_MS_MAX)]);
