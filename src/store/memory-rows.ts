import { z } from 'zod';
import type { Conversation } from '../domain/conversation.ts';
import type { GuildSettings } from '../domain/guild-settings.ts';
import type { Feedback } from '../domain/memory.ts';
import type { Span } from '../domain/span.ts';
import type { ReplyLimits, StatementPlace, StoredReply } from '../domain/stored-reply.ts';
import type { Shown, Turn } from '../domain/turn.ts';
import type { Shape } from './schedule-rows.ts';

const texts = z.array(z.string());
const moment = z.number().int();
const status = z.enum(['answered', 'not-found']);

const span = z.object({ start: moment, end: moment } satisfies Shape<Span>);
const shown = z.object({ articleId: z.string(), start: moment } satisfies Shape<Shown>);
const turn = z.object({
  question: z.string(), speaker: z.string().nullable(), topic: z.string(), names: texts, articleIds: texts, shown: z.array(shown),
} satisfies Shape<Turn>);
const place = z.object({
  articleId: z.string(), revision: moment, span, type: z.enum(['direct', 'indirect', 'report']), speaker: z.string().nullable(),
} satisfies Shape<StatementPlace>);
const limits = z.object({
  sinceMs: moment.nullable(), untilMs: moment.nullable(), outlet: z.string().nullable(), outletsHidden: texts, stateMedia: z.boolean(),
} satisfies Shape<ReplyLimits>);

export const replySchema = z.object({
  id: z.string(), userId: z.string(), guildId: z.string().nullable(), channelId: z.string().nullable(), messageId: z.string().nullable(),
  createdAtMs: moment, question: z.string(), status, statements: z.array(place), pageStart: moment, limits, turn: turn.nullable(),
} satisfies Shape<StoredReply>);

export const conversationSchema = z.object({ key: z.string(), userId: z.string(), updatedAtMs: moment, turns: z.array(turn) } satisfies Shape<Conversation>);

export const guildSettingsSchema = z.object({
  channelIds: texts, privateByDefault: z.boolean(), outletsHidden: texts, stateMedia: z.boolean(), timeZone: z.string(),
} satisfies Shape<GuildSettings>);

export const feedbackSchema = z.object({
  replyId: z.string(), userId: z.string(), vote: z.enum(['up', 'down']), atMs: moment, question: z.string(), status, articleIds: texts,
} satisfies Shape<Feedback>);

/** What a row's JSON holds; null if it is damaged, which callers take for absent: nobody's button may fail on an old row. */
export function readBody<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, body: string): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // no JSON at all
  }
}
