import type { DailyTime, Weekday } from '../domain/slot.ts';
import type { Subscription } from '../domain/subscription.ts';
import { DeskError } from '../errors.ts';
import { parseLocalTime } from './local-date.ts';
import { isZone } from './zone-offset.ts';

export const STORIES_MAX = 15;
const TOPICS_MAX = 10;
const TOPIC_CHARS_MAX = 100;
const OUTLETS_MAX = 25;

/** What the owner decides. */
export type SubscriptionWish = Pick<Subscription, 'place' | 'localTime' | 'zone' | 'days' | 'topics' | 'outlets' | 'storiesMax' | 'roleId'>;

/**
 * A new subscription. Its first slot is the first one due from now on: made at ten for nine o'clock, it begins tomorrow.
 *
 * @throws DeskError that says which wish cannot be met and what would be.
 */
export function createSubscription(wish: SubscriptionWish, by: { readonly id: string; readonly ownerId: string }, nowMs: number): Subscription {
  return { ...by, ...checked(wish), state: { status: 'active' }, createdAtMs: nowMs, effectiveFromMs: nowMs };
}

/**
 * The subscription with what is given changed. Another time, zone or set of days counts from now on; a date delivered
 * already stays delivered, so that moving the time on the same day does not deliver twice.
 *
 * @throws DeskError as `createSubscription`.
 */
export function editSubscription(subscription: Subscription, changes: Partial<SubscriptionWish>, nowMs: number): Subscription {
  const edited = { ...subscription, ...checked({ ...subscription, ...changes }) };
  return isSameTime(subscription, edited) ? edited : { ...edited, effectiveFromMs: nowMs };
}

/** Active again, from now on: what fell due meanwhile is not delivered afterwards. */
export function resumeSubscription(subscription: Subscription, nowMs: number): Subscription {
  return subscription.state.status === 'active' ? subscription : { ...subscription, state: { status: 'active' }, effectiveFromMs: nowMs };
}

function isSameTime(a: DailyTime, b: DailyTime): boolean {
  return a.localTime === b.localTime && a.zone === b.zone && a.days.join() === b.days.join();
}

function checked({ place, localTime, zone, days, topics, outlets, storiesMax, roleId }: SubscriptionWish): SubscriptionWish {
  try {
    parseLocalTime(localTime);
  } catch (cause) {
    throw new DeskError(`"${localTime}" is not a time of day. Give hours and minutes from 00:00 to 23:59, such as 08:30.`, { cause });
  }
  if (!isZone(zone)) throw new DeskError(`"${zone}" is not a time zone I know. Choose one from the list, such as Europe/Berlin or America/New_York.`);
  const ordered = [...new Set(days)].sort((a, b) => a - b);
  if (ordered.length === 0 || ordered.some((day) => !isWeekday(day))) throw new DeskError('A digest needs at least one day of the week, from Monday to Sunday.');
  if (!Number.isInteger(storiesMax) || storiesMax < 1 || storiesMax > STORIES_MAX) throw new DeskError(`A digest holds 1 to ${STORIES_MAX} stories, not ${storiesMax}.`);
  return { place, localTime, zone, days: ordered, topics: tidy(topics, 'topics', TOPICS_MAX), outlets: tidy(outlets, 'outlets', OUTLETS_MAX), storiesMax, roleId };
}

function isWeekday(day: number): day is Weekday {
  return Number.isInteger(day) && day >= 1 && day <= 7;
}

function tidy(names: readonly string[], what: string, countMax: number): readonly string[] {
  const kept = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))];
  if (kept.length > countMax) throw new DeskError(`A digest takes at most ${countMax} ${what}; ${kept.length} were given.`);
  const long = kept.find((name) => name.length > TOPIC_CHARS_MAX);
  if (long !== undefined) throw new DeskError(`"${long.slice(0, 40)}…" is too long: each of the ${what} may have ${TOPIC_CHARS_MAX} characters.`);
  return kept;
}
