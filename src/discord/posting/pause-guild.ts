import { deliveryKey, type DeliveryOrigin } from '../../domain/delivery.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { Watch } from '../../domain/watch.ts';
import type { Desk } from '../desk.ts';
import { stackOf } from '../manners/error-words.ts';

const NOTICE_GRACE_MS = 7 * 86_400_000;

/**
 * Pauses what is posted in a server that the bot is no longer in, and has each owner told once, whatever they had there.
 * The notice is opened before anything is paused: after a kill in between, the next start finds the rest. Never throws.
 */
export async function pauseGuild(guildId: string, { app, clock, log, postings }: Pick<Desk, 'app' | 'clock' | 'log' | 'postings'>): Promise<void> {
  try {
    const subscriptions = await app.subscriptions.list({ guildId, status: 'active' });
    const watches = await app.watches.list({ guildId, status: 'active' });
    if (subscriptions.length + watches.length === 0) return;
    const nowMs = clock.now();
    const owned: { readonly of: 'digest' | 'watch'; readonly item: Subscription | Watch }[] = [...subscriptions.map((item) => ({ of: 'digest' as const, item })), ...watches.map((item) => ({ of: 'watch' as const, item }))];
    const firstOfOwner = [...Map.groupBy(owned, ({ item }) => item.ownerId).values()].flatMap((all) => all.slice(0, 1));
    await app.ledger.open(firstOfOwner.map(({ of, item }) => {
      // Named by what it is about and since when: a later return and removal is told again.
      const causeKey = `guild:${guildId}:${item.id}:${since(item)}`;
      const origin: DeliveryOrigin = { kind: 'notice', notice: { kind: 'paused', reason: 'guild-gone' }, of, ownedId: item.id, causeKey };
      return { key: deliveryKey(origin), origin, place: { kind: 'dm', userId: item.ownerId }, dueAtMs: nowMs, expiresAtMs: nowMs + NOTICE_GRACE_MS };
    }), nowMs);
    for (const { id } of subscriptions) await app.subscriptions.pause(id, 'guild-gone', nowMs);
    for (const { id } of watches) await app.watches.pause(id, 'guild-gone', nowMs);
    log.info({ guildId, subscriptions: subscriptions.length, watches: watches.length }, 'paused what was posted in a server that is gone');
    await postings.changed();
  } catch (error) {
    log.error({ guildId, stack: stackOf(error) }, 'what is posted in a server that is gone could not be paused');
  }
}

function since(item: Subscription | Watch): number {
  return 'effectiveFromMs' in item ? item.effectiveFromMs : item.createdAtMs;
}

/** Servers that the bot was removed from while it was off. */
export async function pauseGoneGuilds(isInGuild: (guildId: string) => boolean, desk: Pick<Desk, 'app' | 'clock' | 'log' | 'postings'>): Promise<void> {
  const { subscriptions, watches } = desk.postings.known();
  const guilds = new Set([...subscriptions, ...watches].flatMap(({ place, state }) => (place.kind === 'channel' && state.status === 'active' ? [place.guildId] : [])));
  for (const guildId of guilds) if (!isInGuild(guildId)) await pauseGuild(guildId, desk);
}
