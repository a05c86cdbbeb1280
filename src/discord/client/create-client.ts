import { Client, GatewayIntentBits, Options, Partials } from 'discord.js';

export interface ClientSettings {
  /** Another server's REST base, ending in /api; null: Discord's own. Its answer to GET /gateway/bot names the gateway. */
  readonly apiUrl: string | null;
}

/** Seconds after which an interaction's request must have been answered, four attempts included. */
const REST_TIMEOUT_MS = 10_000;
/** After a 5xx or a broken connection; discord.js repeats at once. An acknowledgement that took effect the first time is told by 40060. */
const REST_RETRIES = 3;
/** Servers that do not appear in this time appear later; until then discord.js holds interactions back, and they live 3 s. */
const WAIT_FOR_GUILDS_MS = 1_500;

/**
 * The discord.js client: no privileged intent, mentions off by default, no presence, and caches that do not grow over
 * months. Channels, roles and threads stay, since permissions are read from them.
 */
export function createClient({ apiUrl }: ClientSettings): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    // Direct messages arrive in channels that were never announced.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    waitGuildTimeout: WAIT_FOR_GUILDS_MS,
    rest: { timeout: REST_TIMEOUT_MS, retries: REST_RETRIES, version: '10', ...(apiUrl === null ? {} : { api: apiUrl }) },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 5,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 20, keepOverLimit: (member) => member.id === member.client.user.id },
      GuildMessageManager: 5,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 5,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 1_000, keepOverLimit: (user) => user.id === user.client.user.id },
      VoiceStateManager: 0,
    }),
    sweepers: {
      messages: { interval: 300, lifetime: 900 },
      threads: { interval: 3_600, lifetime: 14_400 },
    },
  });
}
