/** What is read of a discord.js Message; nothing else of it is needed. */
export interface IncomingMessage {
  readonly id: string;
  readonly authorId: string;
  /** Bots, webhooks, and this bot itself. */
  readonly isBot: boolean;
  /** Joins, pins, boosts: anything but an ordinary message or a reply. */
  readonly isSystem: boolean;
  readonly content: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  /** The channel a thread belongs to; null elsewhere. */
  readonly parentChannelId: string | null;
  /** Whether `mentions.users` holds the bot (a reply that pings it does too); `@everyone` does not count. */
  readonly mentionsBot: boolean;
  readonly mentionedRoleIds: readonly string[];
  /** Who wrote the message this one replies to; null if it replies to none or that is not known. */
  readonly referencedAuthorId: string | null;
  /** Attachments and stickers. */
  readonly hasAttachments: boolean;
}

/** The bot, as it is known in one server. */
export interface BotIdentity {
  readonly id: string;
  /** "Foreign Desk", or its nickname there. */
  readonly displayName: string;
  /** The role Discord made for it (`role.tags.botId`); null in direct messages and where it has none. */
  readonly managedRoleId: string | null;
}
