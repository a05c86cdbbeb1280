import { GUILD_SETTINGS_DEFAULT, type GuildSettings } from '../../domain/guild-settings.ts';
import type { Memory } from '../../domain/memory.ts';

/** The settings of all servers in memory, so that deciding how to acknowledge never waits. */
export interface GuildSettingsMemory {
  readonly of: (guildId: string | null) => GuildSettings;
  /** Saves, then serves. */
  readonly save: (guildId: string, settings: GuildSettings) => Promise<void>;
  readonly forget: (guildId: string) => void;
}

export async function loadGuildSettings(memory: Pick<Memory, 'allGuildSettings' | 'saveGuildSettings'>): Promise<GuildSettingsMemory> {
  const known = new Map((await memory.allGuildSettings()).map(({ guildId, settings }) => [guildId, settings]));
  return {
    of: (guildId) => (guildId === null ? undefined : known.get(guildId)) ?? GUILD_SETTINGS_DEFAULT,
    async save(guildId, settings) {
      await memory.saveGuildSettings(guildId, settings);
      known.set(guildId, settings);
    },
    forget: (guildId) => void known.delete(guildId),
  };
}
