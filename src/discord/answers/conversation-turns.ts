import type { Conversation } from '../../domain/conversation.ts';
import type { StatementPlace, StoredReply } from '../../domain/stored-reply.ts';
import type { Turn } from '../../domain/turn.ts';
import type { Desk } from '../desk.ts';
import { inTurn } from '../in-turn.ts';

/** A conversation nobody went on with for half an hour is over. */
export const CONVERSATION_FRESH_MS = 30 * 60_000;
const TURNS_MAX = 6;

type Placed = Pick<StatementPlace, 'articleId' | 'span'>;

/** The turns a question may lean on, oldest first; none without a conversation. */
export async function recallTurns(key: string | null, { app, clock }: Desk): Promise<readonly Turn[]> {
  if (key === null) return [];
  return (await app.memory.findConversation(key, clock.now() - CONVERSATION_FRESH_MS))?.turns ?? [];
}

/** Adds a turn, and lets the oldest go. */
export async function rememberTurn(conversation: Pick<Conversation, 'key' | 'userId' | 'turns'>, turn: Turn, { app, clock }: Desk): Promise<void> {
  await app.memory.saveConversation({ ...conversation, updatedAtMs: clock.now(), turns: [...conversation.turns, turn].slice(-TURNS_MAX) });
}

/** The turn with only those statements counted as shown that stand on the page, so that a typed "more" goes on from there. */
export function turnAsShown(turn: Turn, found: readonly Placed[], onPage: readonly Placed[]): Turn {
  return { ...turn, shown: turn.shown.filter((shown) => !found.some((place) => isAt(place, shown)) || onPage.some((place) => isAt(place, shown))) };
}

/** A page turned by its button counts as shown in the conversation that asked, if that is what it last talked about. */
export async function noteShown({ userId, guildId, channelId, question }: StoredReply, onPage: readonly Placed[], desk: Desk): Promise<void> {
  const key = guildId === null ? `dm:${userId}` : `channel:${channelId ?? ''}:${userId}`;
  await inTurn(key, desk, async () => {
    const turns = await recallTurns(key, desk);
    const last = turns.at(-1);
    if (last?.question !== question) return;
    const fresh = onPage.filter((place) => !last.shown.some((shown) => isAt(place, shown))).map(({ articleId, span }) => ({ articleId, start: span.start }));
    if (fresh.length === 0) return;
    await rememberTurn({ key, userId, turns: turns.slice(0, -1) }, { ...last, shown: [...last.shown, ...fresh] }, desk);
  });
}

function isAt({ articleId, span }: Placed, shown: Turn['shown'][number]): boolean {
  return shown.articleId === articleId && shown.start === span.start;
}
