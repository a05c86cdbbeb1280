import { deliveryKey, type Delivery, type DeliveryOrigin, type NewDelivery, type Notice, type SkipReason } from '../domain/delivery.ts';
import type { DueSlot } from '../domain/slot.ts';
import { targetOf, type PauseReason, type Subscription } from '../domain/subscription.ts';
import type { Watch } from '../domain/watch.ts';
import { messageOf } from '../errors.ts';
import { backoffMs } from './backoff.ts';
import { deliver, type DeliverOutcome } from './deliver.ts';
import { dueSlots } from './due-slots.ts';
import { partKey } from './part-key.ts';
import type { SchedulePorts } from './ports.ts';

export interface ScheduleSettings {
  /** How late a digest may still be delivered, milliseconds. */
  readonly graceMs: number;
  /** How many places are posted to at the same time. */
  readonly placesAtOnce: number;
}

export const SCHEDULE_SETTINGS_DEFAULT: ScheduleSettings = { graceMs: 3 * 3_600_000, placesAtOnce: 4 };

/** Deliveries looked at in one pass; the rest wait for the next, which follows at once. */
const READY_MAX = 500;
/** A held part is looked for again this often: the permission may have come back. */
const HELD_RETRY_MS = 600_000;
/** A notice is worth telling for this long. */
const NOTICE_GRACE_MS = 7 * 86_400_000;

/** Opens what the subscriptions have had due after `sinceMs`, up to now. Gives that moment, after which the next look begins. */
export async function openDueSlots(subscriptions: readonly Subscription[], sinceMs: number, ports: SchedulePorts, { graceMs }: ScheduleSettings): Promise<number> {
  const nowMs = ports.now();
  const due = subscriptions
    .filter(({ state }) => state.status === 'active')
    .flatMap((subscription) => dueSlots(subscription, sinceMs, nowMs).map((slot) => openingOf(subscription, slot, graceMs)));
  if (due.length > 0) await ports.ledger.open(due, nowMs);
  return nowMs;
}

function openingOf(subscription: Subscription, { subscriptionId, localDate, atMs }: DueSlot, graceMs: number): NewDelivery {
  const origin: DeliveryOrigin = { kind: 'digest', subscriptionId, localDate };
  return { key: deliveryKey(origin), origin, place: subscription.place, dueAtMs: atMs, expiresAtMs: atMs + graceMs };
}

/** Takes every open delivery as far as it goes, several places at once, one after another within a place. */
export async function advanceDeliveries(ports: SchedulePorts, settings: ScheduleSettings, signal: AbortSignal): Promise<void> {
  const ready = await ports.ledger.listReady(ports.now(), READY_MAX);
  const lanes = [...Map.groupBy(ready, ({ place }) => targetOf(place)).values()];
  const workers = Array.from({ length: Math.min(settings.placesAtOnce, lanes.length) }, async () => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      for (const delivery of lane) if (!signal.aborted) await advanceReporting(delivery, ports, signal);
    }
  });
  // All of them, even if one failed: nobody may still be posting when the next pass begins.
  const failed = (await Promise.allSettled(workers)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** One delivery's failure is not another's. @throws what the ledger throws if it cannot be written at all. */
async function advanceReporting(delivery: Delivery, ports: SchedulePorts, signal: AbortSignal): Promise<void> {
  try {
    await advance(delivery, ports, signal);
  } catch (error) {
    ports.report({ kind: 'failed', key: delivery.key, error });
    await postpone(delivery, { progressed: false, afterMs: null, why: messageOf(error) }, ports);
  }
}

async function advance(delivery: Delivery, ports: SchedulePorts, signal: AbortSignal): Promise<void> {
  const owned = await ownerOf(delivery.origin, ports);
  if (delivery.origin.kind !== 'notice' && owned?.state.status !== 'active') return finish(delivery, 'paused', ports);
  const planned = delivery.parts.length > 0 ? delivery : await plan(delivery, ports, signal);
  if (planned === null) return;
  const outcome = await deliver(planned, ports, signal);
  switch (outcome.kind) {
    case 'delivered': {
      const atMs = ports.now();
      await ports.ledger.finish(delivery.key, { status: 'delivered', atMs });
      return ports.report({ kind: 'delivered', key: delivery.key, lateMs: atMs - delivery.dueAtMs });
    }
    case 'skipped': return finish(delivery, outcome.reason, ports);
    case 'retry': return signal.aborted ? undefined : postpone(delivery, outcome, ports);
    case 'held':
      await openNotice(delivery, { kind: 'held' }, owned, ports);
      return hold(delivery, ports);
    case 'gone': return stopPosting(delivery, outcome.reason, owned, ports);
  }
}

/** Composes and stores the messages; null if that failed and is to be tried again, or is too late. */
async function plan(delivery: Delivery, ports: SchedulePorts, signal: AbortSignal): Promise<Delivery | null> {
  if (ports.now() > delivery.expiresAtMs) {
    await finish(delivery, 'late', ports);
    return null;
  }
  try {
    const payloads = await ports.compose(delivery, (index) => partKey(delivery.key, index), signal);
    await ports.ledger.plan(delivery.key, payloads.map((payload, index) => ({ key: partKey(delivery.key, index), payload })));
    return await ports.ledger.find(delivery.key);
  } catch (thrown) {
    if (!signal.aborted) await postpone(delivery, { progressed: false, afterMs: null, why: `it could not be composed (${messageOf(thrown)})` }, ports);
    return null;
  }
}

async function postpone(delivery: Delivery, outcome: Omit<Extract<DeliverOutcome, { kind: 'retry' }>, 'kind'>, ports: SchedulePorts): Promise<void> {
  const before = delivery.state.status === 'open' && !outcome.progressed ? delivery.state.failures : 0;
  const failures = before + 1;
  const retryAtMs = ports.now() + backoffMs(failures, outcome.afterMs);
  await ports.ledger.postpone(delivery.key, failures, retryAtMs);
  ports.report({ kind: 'postponed', key: delivery.key, failures, retryAtMs, why: outcome.why });
}

async function hold(delivery: Delivery, ports: SchedulePorts): Promise<void> {
  const retryAtMs = ports.now() + HELD_RETRY_MS;
  await ports.ledger.postpone(delivery.key, 0, retryAtMs);
  ports.report({ kind: 'postponed', key: delivery.key, failures: 0, retryAtMs, why: 'a part may have arrived, and the history may not be read' });
}

async function finish(delivery: Delivery, reason: SkipReason, ports: SchedulePorts): Promise<void> {
  await ports.ledger.finish(delivery.key, { status: 'skipped', reason, atMs: ports.now() });
  ports.report({ kind: 'skipped', key: delivery.key, reason });
}

/** In an order that a kill anywhere leaves right: the notice's key is the delivery's, so it is opened once; the delivery ends last. */
async function stopPosting(delivery: Delivery, reason: PauseReason, owned: Subscription | Watch | null, ports: SchedulePorts): Promise<void> {
  await openNotice(delivery, { kind: 'paused', reason }, owned, ports);
  if (delivery.origin.kind === 'digest') await ports.subscriptions.pause(delivery.origin.subscriptionId, reason, ports.now());
  if (delivery.origin.kind === 'watch') await ports.watches.pause(delivery.origin.watchId, reason, ports.now());
  await finish(delivery, 'gone', ports);
}

/** Nothing is told of a notice that cannot be told, nor by direct message that direct messages are closed. */
async function openNotice(cause: Delivery, notice: Notice, owned: Subscription | Watch | null, ports: SchedulePorts): Promise<void> {
  if (owned === null || cause.origin.kind === 'notice') return;
  if (notice.kind === 'paused' && notice.reason === 'dm-closed') return;
  const origin: DeliveryOrigin = { kind: 'notice', notice, of: cause.origin.kind, ownedId: owned.id, causeKey: cause.key };
  const nowMs = ports.now();
  await ports.ledger.open([{ key: deliveryKey(origin), origin, place: { kind: 'dm', userId: owned.ownerId }, dueAtMs: nowMs, expiresAtMs: nowMs + NOTICE_GRACE_MS }], nowMs);
}

async function ownerOf(origin: DeliveryOrigin, { subscriptions, watches }: SchedulePorts): Promise<Subscription | Watch | null> {
  switch (origin.kind) {
    case 'digest': return subscriptions.find(origin.subscriptionId);
    case 'watch': return watches.find(origin.watchId);
    case 'notice': return null;
  }
}
