import { DateTime } from 'luxon';
import type { Digest } from '../../domain/digest.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { type Block, digestParts, digestStatements, renderDigest } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import { fits } from '../payload/fit-blocks.ts';
import type { ComponentRow } from '../payload/index.ts';
import { ROLE_MENTION_CHARS } from '../payload/with-role-mention.ts';
import { writeBlocks } from '../payload/write-blocks.ts';
import type { Words } from '../words/index.ts';
import { type PostMessage, provePost } from './post-message.ts';

export interface DigestGiven {
  readonly subscription: Subscription;
  readonly window: { readonly sinceMs: number; readonly untilMs: number };
  /** For the log. */
  readonly key: string;
  /** Below the message of that index. */
  readonly rowsOf: (index: number) => readonly ComponentRow[];
  /** Stands above the first message. */
  readonly lead?: ((parts: number) => string) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A subscription's digest of a window as messages, whole stories in each, every quotation proven. */
export async function writeDigest({ subscription, window, key, rowsOf, lead, signal }: DigestGiven, words: Words, desk: Desk): Promise<PostMessage[]> {
  const { place, topics, outlets, storiesMax, zone } = subscription;
  const { outletsHidden, stateMedia } = desk.guildSettings(place.kind === 'channel' ? place.guildId : null);
  const digest: Digest = await desk.app.digest({ ...window, nowMs: window.untilMs, topics, outlets, storiesMax, outletsHidden, stateMedia, signal });
  const title = words.digests.digestTitle(DateTime.fromMillis(window.untilMs, { zone }).setLocale('en-GB').toFormat('d LLLL yyyy'));
  const parts = digestParts(digest, (part) => isWhole(inChannel(renderDigest(part, digestStatements(part), { title })), rowsOf(0), words));
  const messages: PostMessage[] = [];
  for (const [index, part] of parts.entries()) {
    const above: Block[] = index === 0 && lead !== undefined ? [{ kind: 'sentence', text: lead(parts.length), tone: 'muted' }] : [];
    messages.push(await provePost(key, digestStatements(part), (kept) => [...above, ...inChannel(renderDigest(part, kept, { title }))], rowsOf(index), words, desk));
  }
  return messages;
}

/** Here an outlet stands, linked, above its quotation: a line that names nobody but that one outlet says it again. */
function inChannel(blocks: readonly Block[]): Block[] {
  return blocks.filter((block) => block.kind !== 'outlets' || block.more > 0 || block.outlets.length !== 1 || block.outlets[0]?.n === null);
}

/** Room for a role's mention or for a line above, and for the notes of later corrections. */
const RESERVED_CHARS = Math.max(120, ROLE_MENTION_CHARS) + 280;

/** Whether a part fits one message with nothing left out of it. */
function isWhole(blocks: readonly Block[], rows: readonly ComponentRow[], words: Words): boolean {
  const reserved: Block = { kind: 'sentence', text: 'x'.repeat(RESERVED_CHARS), tone: 'plain' };
  return [true, false].some((gaps) => fits(writeBlocks([reserved, ...blocks], words.payload, { gaps }), { rows, words: words.payload, others: 1 }));
}

