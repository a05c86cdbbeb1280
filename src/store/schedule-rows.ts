import { z } from 'zod';
import type { DeliveryOrigin } from '../domain/delivery.ts';
import type { Weekday } from '../domain/slot.ts';
import type { PostingState, PostPlace, Subscription } from '../domain/subscription.ts';
import type { QuietHours, Watch } from '../domain/watch.ts';
import { StoreError } from './sqlite-failure.ts';

/** One schema a field: a field added to a type and not here is a compile error, not a value lost on the way out. */
export type Shape<T> = { readonly [Field in keyof T]-?: z.ZodType<T[Field], z.ZodTypeDef, unknown> };

const texts = z.array(z.string());
const moment = z.number().int();
const weekday: z.ZodType<Weekday, z.ZodTypeDef, unknown> = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)]);
const pauseReason = z.enum(['asked', 'channel-gone', 'permission-lost', 'guild-gone', 'dm-closed']);

export const placeSchema: z.ZodType<PostPlace, z.ZodTypeDef, unknown> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channel'), guildId: z.string(), channelId: z.string(), threadId: z.string().nullable() }),
  z.object({ kind: z.literal('dm'), userId: z.string() }),
]);

const state: z.ZodType<PostingState, z.ZodTypeDef, unknown> = z.discriminatedUnion('status', [
  z.object({ status: z.literal('active') }),
  z.object({ status: z.literal('paused'), reason: pauseReason, atMs: moment }),
]);

export const subscriptionSchema = z.object({
  id: z.string(), ownerId: z.string(), place: placeSchema, localTime: z.string(), zone: z.string(), days: z.array(weekday), topics: texts, outlets: texts,
  storiesMax: moment, roleId: z.string().nullable(), state, createdAtMs: moment, effectiveFromMs: moment,
} satisfies Shape<Subscription>);

export const watchSchema = z.object({
  id: z.string(), ownerId: z.string(), place: placeSchema, kind: z.enum(['topic', 'person', 'question']), text: z.string(),
  quietHours: z.object({ from: z.string(), until: z.string(), zone: z.string() } satisfies Shape<QuietHours>).nullable(),
  state, createdAtMs: moment, seenUntilMs: moment,
} satisfies Shape<Watch>);

export const originSchema: z.ZodType<DeliveryOrigin, z.ZodTypeDef, unknown> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('digest'), subscriptionId: z.string(), localDate: z.string() }),
  z.object({ kind: z.literal('watch'), watchId: z.string(), batchMs: moment, storyKeys: texts }),
  z.object({
    kind: z.literal('notice'), of: z.enum(['digest', 'watch']), ownedId: z.string(), causeKey: z.string(),
    notice: z.discriminatedUnion('kind', [z.object({ kind: z.literal('paused'), reason: pauseReason }), z.object({ kind: z.literal('held') })]),
  }),
]);

/**
 * What a row's JSON holds. Unlike a button's stored reply, a schedule that cannot be read must not be passed over: its
 * owner would wait for a digest that never comes, and a delivery's doubt would be forgotten.
 *
 * @throws StoreError that names the row.
 */
export function readRecord<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, body: string, row: string): T {
  try {
    return schema.parse(JSON.parse(body));
  } catch (cause) {
    throw new StoreError(`The database's record of ${row} is damaged and cannot be read. Restore the database from a backup, or remove that record.`, { cause });
  }
}
