import type { GuildSettings } from '../../domain/guild-settings.ts';
import { isClosed } from '../manners/closed-channel.ts';
import { plainContent } from './plain-content.ts';
import type { BotIdentity, IncomingMessage } from './incoming-message.ts';

/** What one message wants of the bot. */
export type MessageAct =
  | { readonly kind: 'ignore' }
  | { readonly kind: 'ask'; readonly question: string; readonly conversationKey: string }
  | { readonly kind: 'forget'; readonly conversationKey: string }
  /** A line of the bot's own. `closed`: not in this channel. `role-mention`: it holds no content unless the bot itself is mentioned. */
  | { readonly kind: 'say'; readonly line: SmallTalk | 'link-only' | 'typed-command' | 'empty' | 'needs-text' | 'role-mention' | 'closed' };

/** What asks nothing of the articles. `self`: who or what the bot is. */
type SmallTalk = 'hello' | 'thanks' | 'help' | 'self' | 'newest' | 'store' | 'all-right';

const FORGET = /^(?:please )?(?:delete|forget)(?: (?:this|it|that|everything|this conversation|the conversation|our conversation|all of it))?(?: please)?[\s.!]*$/i;
const SMALL_TALK: readonly (readonly [RegExp, SmallTalk])[] = [
  [/^(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: (?:there|again|everyone|bot))?[\s.!]*$/i, 'hello'],
  [/^(?:(?:ok(?:ay)?|great|perfect|good|nice|cool)[\s,.!]+)?(?:(?:many )?thanks|thank (?:you|u)|thx|ty|cheers)(?: (?:so|very) much| a lot| again)?[\s.!]*$/i, 'thanks'],
  [/^(?:help|\?+|what can you do|how do(?:es)? (?:this|you) work)[\s.!?]*$/i, 'help'],
  [/^(?:(?:who|what) are you|are you (?:an? )?(?:bot|robot|ai|human|person|real)|who (?:made|built|runs|owns) you|what(?:'|’)?(?: i)?s your (?:opinion|name)|what do you think|(?:please )?(?:summari[sz]e|translate|explain|rephrase|tl;?dr)(?: (?:that|this|it))?(?: please)?)[\s.!?]*$/i, 'self'],
  [/^(?:(?:the )?(?:latest|newest|today(?:'|’)s)? ?(?:news|headlines)|what(?:'|’| i)s new|what(?:'|’| i)s the (?:latest|news)|any news)[\s.!?]*$/i, 'newest'],
  [/^(?:how many articles (?:do you have|are (?:there|stored))|(?:what|which) (?:outlets|sources|newspapers|papers|articles) (?:do you (?:read|have|use|know|cover)|are (?:there|stored))|where do you get your (?:news|information))[\s.!?]*$/i, 'store'],
  [/^(?:ok(?:ay)?|k|cool|nice|great|good|perfect|fine|sure|yes|yeah|yep|no|nope|lol|(?:ha){2,}|hm+|wow|al(?:l |)right|got it|i see|interesting|stop|bye|goodbye|good night|never ?mind)[\s.!]*$/i, 'all-right'],
];
const LINK_ONLY = /^<?https?:\/\/\S+$/i;
/** "/ask question: …" written out: what is asked counts. */
const TYPED_ASK = /^\/ask\s+(?:question:\s*)?(?=\S)/i;
const TYPED_COMMAND = /^(?:\/[a-z]+(?:\s|$)|(?:settings|privacy|about|verify|quotes|ingest)$)/i;

/**
 * What a message wants, told from the message alone. Direct messages are always for the bot; in a server it answers a
 * mention of itself or of its own role, and a reply to what it wrote.
 */
export function readMessage(message: IncomingMessage, bot: BotIdentity, settings: GuildSettings): MessageAct {
  const address = addressOf(message, bot);
  if (address === null) return { kind: 'ignore' };
  if (isClosed(message, settings)) return { kind: 'say', line: 'closed' };
  const words = plainContent(withoutOwnName(message.content, bot)).replace(TYPED_ASK, '');
  if (words === '') return { kind: 'say', line: address === 'role' && message.content === '' ? 'role-mention' : message.hasAttachments ? 'needs-text' : 'empty' };
  const conversationKey = message.guildId === null ? `dm:${message.authorId}` : `channel:${message.channelId}:${message.authorId}`;
  if (FORGET.test(words)) return { kind: 'forget', conversationKey };
  const line = SMALL_TALK.find(([form]) => form.test(words))?.[1] ?? (LINK_ONLY.test(words) ? 'link-only' : TYPED_COMMAND.test(words) ? 'typed-command' : undefined);
  return line === undefined ? { kind: 'ask', question: words, conversationKey } : { kind: 'say', line };
}

/** How a message reaches the bot; null if it is not for it. */
function addressOf({ isBot, isSystem, authorId, guildId, mentionsBot, mentionedRoleIds, referencedAuthorId, content }: IncomingMessage, bot: BotIdentity): 'direct' | 'mention' | 'role' | 'reply' | null {
  if (isBot || isSystem || authorId === bot.id) return null;
  if (guildId === null) return 'direct';
  if (mentionsBot) return 'mention';
  if (bot.managedRoleId !== null && mentionedRoleIds.includes(bot.managedRoleId)) return 'role';
  // Without the message-content intent, a reply with its ping switched off comes without words: there is nothing to go on.
  return referencedAuthorId === bot.id && content !== '' ? 'reply' : null;
}

function withoutOwnName(content: string, { id, managedRoleId }: BotIdentity): string {
  const forms = [`<@${id}>`, `<@!${id}>`, ...(managedRoleId === null ? [] : [`<@&${managedRoleId}>`])];
  return forms.reduce((text, form) => text.replaceAll(form, ' '), content);
}
