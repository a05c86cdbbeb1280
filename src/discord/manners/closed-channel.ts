import type { GuildSettings } from '../../domain/guild-settings.ts';

export interface ChannelOfCall {
  /** Null in direct messages, where everything is open. */
  readonly guildId: string | null;
  readonly channelId: string | null;
  /** The channel a thread belongs to; null elsewhere, or if it is not known. */
  readonly parentChannelId: string | null;
}

/** Whether a server's administrators left this channel out. A thread is as open as its channel. */
export function isClosed({ guildId, channelId, parentChannelId }: ChannelOfCall, { channelIds }: GuildSettings): boolean {
  if (guildId === null || channelIds.length === 0) return false;
  return ![channelId, parentChannelId].some((id) => id !== null && channelIds.includes(id));
}
