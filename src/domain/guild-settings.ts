/** What the administrators of one server chose. */
export interface GuildSettings {
  /** Channels the bot answers in; empty: all that it can see. */
  readonly channelIds: readonly string[];
  /** Whether replies to commands are shown to the asker alone unless they ask otherwise. */
  readonly privateByDefault: boolean;
  /** Outlets that are neither cited nor listed here. */
  readonly outletsHidden: readonly string[];
  /** Whether state media may be cited here (always labelled). */
  readonly stateMedia: boolean;
  /** IANA name; dates without a zone are read in it. */
  readonly timeZone: string;
}

export const GUILD_SETTINGS_DEFAULT: GuildSettings = { channelIds: [], privateByDefault: false, outletsHidden: [], stateMedia: true, timeZone: 'UTC' };
