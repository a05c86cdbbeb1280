import { z } from 'zod';
import { parseButtonId } from '../custom-id.ts';

const pageSchema = z.array(z.object({ id: z.string().regex(/^\d{1,20}$/), author: z.object({ id: z.string() }), components: z.unknown() }));

export interface SearchedPage {
  /** The bot's own message with that key, or null. */
  readonly foundId: string | null;
  /** Null on an empty page. */
  readonly newestId: string | null;
  readonly count: number;
}

/**
 * Looks through one page of a channel's history for a button of the bot's own with a part's key, however deep it stands.
 *
 * @throws ZodError if it is no page of messages.
 */
export function findInMessages(page: unknown, key: string, botId: string): SearchedPage {
  const messages = pageSchema.parse(page);
  const found = messages.find(({ author, components }) => author.id === botId && holdsKey(components, key));
  const newest = messages.reduce<bigint | null>((most, { id }) => (most === null || BigInt(id) > most ? BigInt(id) : most), null);
  return { foundId: found?.id ?? null, newestId: newest === null ? null : newest.toString(), count: messages.length };
}

/** Rows stand at the top or in a container, buttons in a row or beside a section. */
function holdsKey(value: unknown, key: string): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsKey(item, key));
  if (typeof value !== 'object' || value === null) return false;
  const { custom_id: customId, components, accessory } = value as Readonly<Record<string, unknown>>;
  if (typeof customId === 'string') {
    const id = parseButtonId(customId);
    if (id?.action === 'part' && id.replyId === key) return true;
  }
  return holdsKey(components, key) || holdsKey(accessory, key);
}
