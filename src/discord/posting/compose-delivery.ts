import type { Statement } from '../../domain/answer.ts';
import type { Delivery } from '../../domain/delivery.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Watch } from '../../domain/watch.ts';
import { digestWindow, type SchedulePorts } from '../../schedule/index.ts';
import { placeOf } from '../answers/rebuild-statements.ts';
import { writeButtonId } from '../custom-id.ts';
import type { Desk } from '../desk.ts';
import { buttonRows, type ComponentRow, plainMessage } from '../payload/index.ts';
import { isRegular } from './describe-posting.ts';
import { writePartPayload } from './part-payload.ts';
import type { PostMessage } from './post-message.ts';
import { writeDigest } from './write-digest.ts';
import { writeNotice } from './write-notice.ts';
import { writeWatch } from './write-watch.ts';

/** Of the ledger, for where the last digest ended. */
const HISTORY_READ = 60;

/** The messages of a delivery, proven and ready to be kept; what each quotes is kept beside it, for the button under it. */
export function createCompose(desk: Desk): SchedulePorts['compose'] {
  return async (delivery, keyOf, signal) => {
    const { messages, roleId, userId, settingsOf } = await write(delivery, keyOf, signal, desk);
    for (const [index, { quoted }] of messages.entries()) await desk.app.memory.saveReply(replyOf(delivery, keyOf(index), userId, quoted, settingsOf, desk));
    return messages.map(({ message }, index) => writePartPayload(message, index === 0 ? roleId : null));
  };
}

interface Written {
  readonly messages: readonly PostMessage[];
  readonly roleId: string | null;
  readonly userId: string;
  /** Whose settings decided what may be cited; null: nobody's. */
  readonly settingsOf: string | null;
}

/** Language of what is posted to nobody in particular. */
const POST_LOCALE = 'en-GB';
const NOBODY = '0';

async function write(delivery: Delivery, keyOf: (index: number) => string, signal: AbortSignal, desk: Desk): Promise<Written> {
  const { origin, place, key } = delivery;
  const words = desk.words(POST_LOCALE);
  const settingsOf = place.kind === 'channel' ? place.guildId : null;
  const rowOf = (label: string, userId: string) => (index: number): ComponentRow[] => buttonRows([{ label, customId: writeButtonId({ action: 'part', replyId: keyOf(index), userId }) }]);
  switch (origin.kind) {
    case 'digest': {
      const subscription = await found(desk.app.subscriptions.find(origin.subscriptionId), key);
      const window = digestWindow(delivery, (await desk.app.ledger.history(subscription.id, HISTORY_READ)).filter(isRegular));
      const messages = await writeDigest({ subscription, window, key, rowsOf: rowOf(words.digests.aboutButton, subscription.ownerId), signal }, words, desk);
      return { messages, roleId: subscription.roleId, userId: NOBODY, settingsOf };
    }
    case 'watch': {
      const watch: Watch = await found(desk.app.watches.find(origin.watchId), key);
      const message = await writeWatch({ watch, storyKeys: origin.storyKeys, key, rows: rowOf(words.digests.aboutPost, watch.ownerId)(0), signal }, words, desk);
      return { messages: [message], roleId: null, userId: NOBODY, settingsOf };
    }
    case 'notice': {
      const text = await writeNotice(origin, words, desk);
      const message = plainMessage([{ kind: 'sentence', text, tone: 'plain' }], { rows: rowOf(words.digests.aboutPost, place.kind === 'dm' ? place.userId : NOBODY)(0), words: words.payload });
      return { messages: [{ message, quoted: [] }], roleId: null, userId: NOBODY, settingsOf };
    }
  }
}

/** @throws Error if it was deleted in this moment; the next look ends the delivery. */
async function found<T extends Subscription | Watch>(looked: Promise<T | null>, key: string): Promise<T> {
  const owned = await looked;
  if (owned === null) throw new Error(`Nobody asks for ${key} any more`);
  return owned;
}

/** A part is kept as a reply of nobody's: its button finds the delivery by `question`, which is the delivery's key. */
function replyOf({ key, place }: Delivery, id: string, userId: string, quoted: readonly Statement[], guildId: string | null, { clock, guildSettings }: Desk): StoredReply {
  const { outletsHidden, stateMedia } = guildSettings(guildId);
  return {
    id, userId, guildId, channelId: place.kind === 'dm' ? null : (place.threadId ?? place.channelId), messageId: null, createdAtMs: clock.now(), question: key, status: 'answered',
    statements: quoted.map(placeOf), pageStart: 0, limits: { sinceMs: null, untilMs: null, outlet: null, outletsHidden, stateMedia }, turn: null,
  };
}
