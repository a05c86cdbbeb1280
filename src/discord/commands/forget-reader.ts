import type { Desk } from '../desk.ts';
import { type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';

/** Erases everything that is kept about a person, and gives the message that says so. What the button under /privacy delete does. */
export async function forgetReader(userId: string, desk: Desk, words: Words = desk.words('en')): Promise<OutgoingMessage> {
  const count = await desk.app.memory.forgetUser(userId);
  // Digests and watches among it are posted no more, and offered to nobody.
  await desk.postings.changed();
  return plainMessage([{ kind: 'sentence', text: words.commands.privacy.deleted(count), tone: 'good' }], { words: words.payload });
}
