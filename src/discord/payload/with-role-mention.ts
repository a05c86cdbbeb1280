import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { DISCORD_LIMITS } from '../limits.ts';
import { collectTexts } from './collect-texts.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

const ROLE_ID = /^\d{15,20}$/;
/** What a mention takes of a message: `<@&…>`, and one component. To be left free by whoever fills the message. */
export const ROLE_MENTION_CHARS = 24;

/**
 * The components of a checked message under a live mention of one role: the only live mention there ever is. It is sent
 * with that role alone in `allowed_mentions`.
 *
 * @throws RangeError if it is no role's id, or there is no room for it.
 */
export function withRoleMention({ components }: OutgoingMessage, roleId: string): readonly APIMessageTopLevelComponent[] {
  if (!ROLE_ID.test(roleId)) throw new RangeError(`Not the id of a role: ${roleId.slice(0, 30)}`);
  const mentioned: readonly APIMessageTopLevelComponent[] = [{ type: ComponentType.TextDisplay, content: `<@&${roleId}>` }, ...components];
  const { displays, components: count } = collectTexts(mentioned);
  const chars = displays.reduce((sum, text) => sum + text.length, 0);
  if (chars > DISCORD_LIMITS.textDisplayCharsTotal || count > DISCORD_LIMITS.components) throw new RangeError('A message has no room for the mention of a role');
  return mentioned;
}
