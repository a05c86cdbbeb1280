import type { PostPlace } from '../../domain/subscription.ts';
import { DeskError } from '../../errors.ts';
import type { SubscriptionWish } from '../../schedule/index.ts';
import { printableLine } from '../../text/printable.ts';
import { readWeekdays } from '../../text/read-weekdays.ts';
import type { Desk } from '../desk.ts';
import { checkOutlet } from './check-outlet.ts';
import { readClockTime, readNames } from './digest-times.ts';
import { lineOf } from './option-reader.ts';
import { placeIn, type PostingCall } from './posting-call.ts';
import { findTimeZone } from './time-zones.ts';

const ECHO_CHARS_MAX = 60;

/**
 * What was given of a digest's wishes; what was not given is absent.
 *
 * @throws DeskError that says which of them is not understood.
 */
export async function readWish(given: PostingCall, desk: Desk): Promise<Partial<SubscriptionWish>> {
  const { options, words } = given;
  const texts = words.digests;
  const time = lineOf(options, 'time');
  const localTime = time === null ? null : readClockTime(time);
  if (time !== null && localTime === null) throw new DeskError(texts.timeUnknown(time.slice(0, ECHO_CHARS_MAX)));
  const typedZone = lineOf(options, 'zone');
  const zone = typedZone === null ? null : readZone(typedZone, given);
  const typedDays = lineOf(options, 'days');
  const days = typedDays === null ? null : readWeekdays(typedDays);
  if (typedDays !== null && days === null) throw new DeskError(texts.daysUnknown(typedDays.slice(0, ECHO_CHARS_MAX)));
  const topics = options.getString('topics');
  const outlets = options.getString('outlets');
  const stories = given.integer('stories');
  return {
    ...(localTime === null ? {} : { localTime }),
    ...(zone === null ? {} : { zone }),
    ...(days === null ? {} : { days }),
    ...(topics === null ? {} : { topics: readNames(topics).map(printableLine) }),
    ...(outlets === null ? {} : { outlets: await Promise.all(readNames(outlets).map((name) => checkOutlet(printableLine(name), given, desk))) }),
    ...(stories === null ? {} : { storiesMax: stories }),
    ...readPlaceAndRole(given),
  };
}

/** @throws DeskError if no zone, or more than one, is meant. */
export function readZone(typed: string, { words }: Pick<PostingCall, 'words'>): string {
  const zone = findTimeZone(typed);
  if (zone === null) throw new DeskError(words.digests.zoneUnknown(printableLine(typed).slice(0, ECHO_CHARS_MAX)));
  return zone;
}

function readPlaceAndRole({ channel, role, place: { guildId }, options, words }: PostingCall): Partial<Pick<SubscriptionWish, 'place' | 'roleId'>> {
  const texts = words.digests;
  if (guildId === null) {
    if (channel !== null || role !== null) throw new DeskError(texts.serverOnly);
    return {};
  }
  if (role?.id === guildId) throw new DeskError(texts.everyoneRole);
  const place = channel === null ? undefined : placeIn(channel, guildId);
  if (place === null) throw new DeskError(texts.wrongChannel);
  return {
    ...(place === undefined ? {} : { place }),
    ...(role === null ? (options.getBoolean('no-role') === true ? { roleId: null } : {}) : { roleId: role.id }),
  };
}

/** Where a new digest goes when no channel was chosen: here, or to the asker in direct messages. @throws DeskError if nothing can be posted here. */
export function placeHere({ here, place: { guildId, userId }, words }: PostingCall): PostPlace {
  if (guildId === null) return { kind: 'dm', userId };
  const place = here === null ? null : placeIn(here, guildId);
  if (place === null) throw new DeskError(words.digests.wrongChannel);
  return place;
}

/**
 * Makes sure that the bot may post there, and gives what is to be said of the role, if anything.
 *
 * @throws DeskError that says what is missing.
 */
export async function checkPlace(place: PostPlace, role: { readonly id: string; readonly name: string } | null, { words }: Pick<PostingCall, 'words'>, { postings }: Desk): Promise<string | null> {
  const texts = words.digests;
  const report = await postings.inspect(place, role?.id ?? null);
  const name = postings.channelName(place);
  switch (report.kind) {
    case 'unseen': throw new DeskError(texts.cannotSee(name));
    case 'missing': throw new DeskError(texts.missing(name, report.permissions.map((permission) => texts.permissions[permission])));
    case 'open': return report.isRoleHeard || role === null ? null : texts.roleUnheard(role.name);
  }
}
