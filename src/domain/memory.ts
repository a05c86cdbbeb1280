import type { Conversation } from './conversation.ts';
import type { GuildSettings } from './guild-settings.ts';
import type { StoredReply } from './stored-reply.ts';
import type { Delivery } from './delivery.ts';
import type { Subscription } from './subscription.ts';
import type { Watch } from './watch.ts';

export type Vote = 'up' | 'down';

/** A reader's opinion of a reply; kept only with consent. The question is copied, so that it outlives the reply. */
export interface Feedback {
  readonly replyId: string;
  readonly userId: string;
  readonly vote: Vote;
  readonly atMs: number;
  readonly question: string;
  readonly status: 'answered' | 'not-found';
  /** Articles cited, best first. */
  readonly articleIds: readonly string[];
}

/** Everything kept about one person. */
export interface UserRecord {
  readonly userId: string;
  readonly consent: boolean | null;
  readonly conversations: readonly Conversation[];
  readonly replies: readonly StoredReply[];
  readonly feedback: readonly Feedback[];
  /** The digests and watches this person made, in servers too. */
  readonly subscriptions: readonly Subscription[];
  readonly watches: readonly Watch[];
  /** What was posted, or is being posted, of these and to this person. */
  readonly deliveries: readonly Delivery[];
}

/** What the desk remembers beside articles: replies, conversations, settings, opinions. In the same database, in the same transactions. */
export interface Memory {
  /** Stores or replaces. */
  saveReply(reply: StoredReply): Promise<void>;
  findReply(id: string): Promise<StoredReply | null>;
  /** Null if there is none, or if it was last touched before `freshSinceMs`. */
  findConversation(key: string, freshSinceMs: number): Promise<Conversation | null>;
  saveConversation(conversation: Conversation): Promise<void>;
  deleteConversation(key: string): Promise<void>;
  /** Guilds whose settings differ from the default. */
  allGuildSettings(): Promise<readonly { readonly guildId: string; readonly settings: GuildSettings }[]>;
  saveGuildSettings(guildId: string, settings: GuildSettings): Promise<void>;
  /** Erases everything kept for a server that removed the bot, except its digests and watches: these are paused and their owners told first. */
  forgetGuild(guildId: string): Promise<void>;
  /** Whether this person let opinions be kept; null: never asked. */
  findConsent(userId: string): Promise<boolean | null>;
  saveConsent(userId: string, given: boolean): Promise<void>;
  /** One opinion a person and reply; a later one replaces it. */
  saveFeedback(feedback: Feedback): Promise<void>;
  listFeedback(): Promise<readonly Feedback[]>;
  userRecord(userId: string): Promise<UserRecord>;
  /** Erases what `userRecord` shows; gives how many replies, conversations, opinions, digests and watches that was. */
  forgetUser(userId: string): Promise<number>;
  /** Erases conversations and replies older than these moments. */
  forgetBefore(moments: { readonly conversationsMs: number; readonly repliesMs: number }): Promise<void>;
  /** A fact of the bot's own, such as which commands are registered; null if it was never noted. */
  findNote(key: string): Promise<string | null>;
  saveNote(key: string, value: string): Promise<void>;
}
