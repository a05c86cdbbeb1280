import type { Weekday } from '../domain/slot.ts';
import type { PostPlace } from '../domain/subscription.ts';
import type { QuietHours } from '../domain/watch.ts';
import { DeskError } from '../errors.ts';
import { isZone } from '../schedule/index.ts';
import { readWeekdays } from '../text/read-weekdays.ts';

/** Where to post, as options say it. */
export interface PlaceOptions {
  readonly guild?: string;
  readonly channel?: string;
  readonly thread?: string;
  readonly dm?: string;
  readonly owner?: string;
}

const SNOWFLAKE = /^\d{15,20}$/;
const HOW_TO_COPY = 'In Discord, switch on Settings > Advanced > Developer Mode, then right-click it and choose Copy ID';

/** @throws DeskError that says which id is missing or is none. */
export function readPlace({ guild, channel, thread, dm }: PlaceOptions): PostPlace {
  if (dm !== undefined) {
    if (guild !== undefined || channel !== undefined || thread !== undefined) throw new DeskError('Give either --dm, or --guild and --channel, not both.');
    return { kind: 'dm', userId: readId(dm, '--dm', 'a user') };
  }
  if (guild === undefined || channel === undefined) throw new DeskError('Say where to post: --guild <id> and --channel <id> for a channel of a server, or --dm <user id> for direct messages.');
  return { kind: 'channel', guildId: readId(guild, '--guild', 'a server'), channelId: readId(channel, '--channel', 'a channel'), threadId: thread === undefined ? null : readId(thread, '--thread', 'a thread') };
}

/** Who is told when it can no longer be posted: the person written to, the owner named, or the first of the bot's owners. */
export function readOwner(place: PostPlace, owner: string | undefined, owners: readonly string[]): string {
  if (place.kind === 'dm') return place.userId;
  const named = owner ?? owners[0];
  if (named === undefined) throw new DeskError('Say who is told if it can no longer be posted: --owner <user id>, or set DISCORD_OWNERS.');
  return readId(named, '--owner', 'a user');
}

export function readId(text: string, option: string, what: string): string {
  if (!SNOWFLAKE.test(text.trim())) throw new DeskError(`${option} takes the id of ${what}, a number of 17 to 20 digits, not "${text.slice(0, 40)}". ${HOW_TO_COPY}.`);
  return text.trim();
}

/** @throws DeskError that shows how days are written. */
export function readDays(text: string): readonly Weekday[] {
  const days = readWeekdays(text);
  if (days === null) throw new DeskError(`"${text.slice(0, 40)}" names no days of the week. Write, for example, daily, weekdays, mon-fri, or mon,thu.`);
  return days;
}

export function readZone(text: string): string {
  if (!isZone(text)) throw new DeskError(`"${text.slice(0, 40)}" is not a time zone I know. Give one by its IANA name, such as Europe/Berlin, America/New_York or UTC.`);
  return text;
}

/** "22:00-07:00" by the clocks of a zone; "none" ends them. */
export function readQuietHours(text: string, zone: string): QuietHours | null {
  if (text.trim().toLowerCase() === 'none') return null;
  const [, from, until] = /^((?:[01]\d|2[0-3]):[0-5]\d)\s*(?:-|–|to)\s*((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text.trim()) ?? [];
  if (from === undefined || until === undefined) throw new DeskError(`"${text.slice(0, 40)}" are no quiet hours. Write two times of day from 00:00 to 23:59, such as 22:00-07:00, or none.`);
  return { from, until, zone: readZone(zone) };
}

/** Names separated by commas. */
export function readNames(text: string): readonly string[] {
  return text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}
