import { deliveryKey, type DeliveryOrigin } from '../domain/delivery.ts';
import type { Watch } from '../domain/watch.ts';
import { quietUntil } from './quiet-hours.ts';
import type { SchedulePorts } from './ports.ts';

/** What comes in within a quarter of an hour is told in one message. */
export const WATCH_BATCH_MS = 15 * 60_000;
/** A batch that could not be posted for so long is no news any more. */
const WATCH_GRACE_MS = 12 * 3_600_000;
/** What is remembered of one flood; the message itself tells of the first few and counts the rest. */
const STORIES_MAX = 200;

/**
 * Opens a delivery for each watch that new articles match, at most one in a quarter of an hour, none in its quiet hours.
 * In one transaction with that, its stories count as posted, and only afterwards is the watch moved on: a kill between the
 * two makes it look twice, not post twice. A watch that cannot be matched is reported, and looked at again. Those not yet
 * looked at by `untilMs` are left for the next time.
 */
export async function openWatchBatches(ports: SchedulePorts, untilMs: number, signal: AbortSignal): Promise<void> {
  for (const watch of await ports.watches.list({ status: 'active' })) {
    const nowMs = ports.now();
    if (signal.aborted || nowMs >= untilMs) return;
    // A clock that was put back must not silence a watch until it has caught up.
    const isRecent = nowMs >= watch.seenUntilMs && nowMs < watch.seenUntilMs + WATCH_BATCH_MS;
    if (isRecent || quietUntil(watch.quietHours, nowMs) !== null) continue;
    try {
      await openBatch(watch, nowMs, ports, signal);
    } catch (error) {
      ports.report({ kind: 'failed', key: `watch:${watch.id}`, error });
    }
  }
}

async function openBatch(watch: Watch, nowMs: number, ports: SchedulePorts, signal: AbortSignal): Promise<void> {
  const matched = [...new Set(await ports.matchWatch(watch, { sinceMs: watch.seenUntilMs, untilMs: nowMs }, signal))];
  const posted = new Set(await ports.watches.postedOf(watch.id, matched));
  const fresh = matched.filter((story) => !posted.has(story));
  if (fresh.length > 0) {
    const origin: DeliveryOrigin = { kind: 'watch', watchId: watch.id, batchMs: nowMs, storyKeys: fresh.slice(0, STORIES_MAX) };
    await ports.ledger.open([{ key: deliveryKey(origin), origin, place: watch.place, dueAtMs: nowMs, expiresAtMs: nowMs + WATCH_GRACE_MS }], nowMs);
  }
  await ports.watches.markSeen(watch.id, nowMs);
}
