import { LRUCache } from 'lru-cache';

/** Why a request has to wait. */
export interface TooMany {
  readonly who: 'user' | 'guild';
  /** Milliseconds of the clock until the next request is welcome. */
  readonly waitMs: number;
  /** The first refusal since a request was let through: worth a line; those after it are worth silence. */
  readonly isFirst: boolean;
}

export interface RateLimits {
  /** Counts one request and gives null, or counts nothing and says who has to wait. Never waits itself. */
  readonly take: (userId: string, guildId: string | null) => TooMany | null;
}

export interface RateSettings {
  readonly userPerMinute: number;
  readonly guildPerMinute: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

const MINUTE_MS = 60_000;
/** Those who asked longest ago are forgotten first: some 20 MB at most with the default limits. */
const USERS_MAX = 20_000;
const GUILDS_MAX = 5_000;

interface Window {
  /** The moments of the last minute's requests, oldest first. */
  moments: number[];
  isRefusing: boolean;
}

/**
 * So many requests in any minute, of one person and of one server: a sliding window, exact at its edges. Own code because
 * the decision must be made in the tick in which an interaction arrives, by the process's clock.
 */
export function createRateLimits({ userPerMinute, guildPerMinute, now }: RateSettings): RateLimits {
  const users = new LRUCache<string, Window>({ max: USERS_MAX });
  const guilds = new LRUCache<string, Window>({ max: GUILDS_MAX });
  return {
    take(userId, guildId) {
      const nowMs = now();
      const user = windowOf(users, userId, nowMs);
      const guild = guildId === null ? null : windowOf(guilds, guildId, nowMs);
      const refused = refusalOf('user', user, userPerMinute, nowMs) ?? (guild === null ? null : refusalOf('guild', guild, guildPerMinute, nowMs));
      if (refused !== null) return refused;
      for (const window of guild === null ? [user] : [user, guild]) {
        window.moments.push(nowMs);
        window.isRefusing = false;
      }
      return null;
    },
  };
}

/** Moments that lie ahead are of before the machine's clock was set back: nobody waits for them to come again. */
function windowOf(windows: LRUCache<string, Window>, key: string, nowMs: number): Window {
  const window = windows.get(key) ?? { moments: [], isRefusing: false };
  window.moments = window.moments.filter((moment) => moment > nowMs - MINUTE_MS && moment <= nowMs);
  windows.set(key, window);
  return window;
}

function refusalOf(who: TooMany['who'], window: Window, perMinute: number, nowMs: number): TooMany | null {
  const oldest = window.moments[window.moments.length - perMinute];
  if (oldest === undefined) return null;
  const isFirst = !window.isRefusing;
  window.isRefusing = true;
  return { who, waitMs: oldest + MINUTE_MS - nowMs, isFirst };
}
