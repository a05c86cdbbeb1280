import { DateTime } from 'luxon';
import { type Delivery, deliveryKey, type Ledger } from '../../domain/delivery.ts';
import type { PostPlace, Subscription } from '../../domain/subscription.ts';
import type { Watch } from '../../domain/watch.ts';
import { nextSlot } from '../../schedule/index.ts';
import type { PostingDesk } from '../desk.ts';
import { clipText } from '../payload/index.ts';
import type { Words } from '../words/index.ts';

type Names = Pick<PostingDesk, 'channelName'>;

/** "#news", "direct messages", "a channel I cannot see". */
export function placeName(place: PostPlace, names: Names, { digests }: Words): string {
  return place.kind === 'dm' ? digests.dm : (names.channelName(place) ?? digests.unseen);
}

/** "in #news", "in your direct messages". */
export function inPlace(place: PostPlace, names: Names, { digests }: Words): string {
  return digests.inPlace(place.kind === 'dm' ? digests.dm : names.channelName(place));
}

/** "every day at 08:30 in Europe/Berlin". */
export function timesOf({ days, localTime, zone }: Pick<Subscription, 'days' | 'localTime' | 'zone'>, { digests }: Words): string {
  return digests.at(digests.days(days), localTime, zone);
}

const LABEL_CHARS_MAX = 100;

/** One line to choose a schedule by: "#news, 08:30 Europe/Berlin, every day: water talks". */
export function digestLabel(subscription: Subscription, names: Names, words: Words): string {
  const { place, localTime, zone, days, topics, state } = subscription;
  return clipText(words.digests.label(placeName(place, names, words), localTime, zone, words.digests.days(days), topics.join(', '), state.status === 'paused'), LABEL_CHARS_MAX);
}

/** One line to choose a watch by. */
export function watchLabel({ text, place }: Watch, names: Names, words: Words): string {
  return clipText(words.digests.watchLabel(text, placeName(place, names, words)), LABEL_CHARS_MAX);
}

/** "Monday 9 March, 08:30 in Europe/Berlin". */
export function instantInWords(atMs: number, zone: string): string {
  return `${DateTime.fromMillis(atMs, { zone }).setLocale('en-GB').toFormat('cccc d LLLL, HH:mm')} in ${zone}`;
}

const SLOTS_LOOKED_AT = 8;

/** When the next digest will be posted: a date that has had its digest is passed over, whatever the time was changed to. */
export async function nextDelivery(subscription: Subscription, nowMs: number, ledger: Pick<Ledger, 'find'>): Promise<number | null> {
  let afterMs = nowMs;
  for (let looked = 0; looked < SLOTS_LOOKED_AT; looked += 1) {
    const slot = nextSlot(subscription, afterMs);
    if (slot === null) return null;
    const known = await ledger.find(deliveryKey({ kind: 'digest', subscriptionId: slot.subscriptionId, localDate: slot.localDate }));
    if (known === null || known.state.status === 'open') return slot.atMs;
    afterMs = slot.atMs;
  }
  return null;
}

/** What stands in the place of a local date in a digest that was asked for out of turn: its key is the request's own. */
const OUT_OF_TURN = 'now-';

export function outOfTurnDate(requestId: string): string {
  return `${OUT_OF_TURN}${requestId}`;
}

/** A digest out of turn takes nothing from the regular ones: their windows follow one another as if it had not been. */
export function isRegular({ origin }: Pick<Delivery, 'origin'>): boolean {
  return origin.kind === 'digest' && !origin.localDate.startsWith(OUT_OF_TURN);
}
