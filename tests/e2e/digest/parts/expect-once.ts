import { expect } from 'vitest';
import { partKey } from '../../../../src/schedule/index.ts';
import { customIdsOf } from '../../../discord-server/driver/component-data.ts';
import { STORY_TITLES } from './digest-news.ts';
import type { DigestWorld, Scheduled } from './digest-world.ts';

/** How many messages the digest of this news takes. */
export const PARTS = 2;

/** The messages of a channel that bear a key of the delivery, as their parts' places, in the order in which they stand there. */
export function partsSeen({ server }: DigestWorld, { channel, key }: Scheduled): number[] {
  const keys = Array.from({ length: PARTS + 1 }, (_, index) => partKey(key, index));
  return server.messages(channel).flatMap((message) => customIdsOf(message).flatMap((id) => {
    const at = keys.findIndex((known) => id.startsWith(`fd1:part:${known}:`));
    return at === -1 ? [] : [at];
  }));
}

/** Each part stands in the channel once, in order; so does, by what a reader reads, each story; and the ledger says the same. The bot must not run. */
export function expectOnce(world: DigestWorld, scheduled: Scheduled): void {
  expect(partsSeen(world, scheduled), `parts of ${scheduled.key}`).toEqual(Array.from({ length: PARTS }, (_, index) => index));
  const ids = new Set(Array.from({ length: PARTS }, (_, index) => partKey(scheduled.key, index)));
  const own = world.server.messages(scheduled.channel).filter((message) => customIdsOf(message).some((id) => ids.has(id.split(':')[2] ?? '')));
  const lines = own.flatMap((message) => world.server.textOf(message).split('\n'));
  const titles = STORY_TITLES.map((title) => lines.filter((line) => line.startsWith('### ') && line.endsWith(title)).length);
  expect(titles, `stories of ${scheduled.key}`).toEqual(STORY_TITLES.map(() => 1));
  const delivery = world.find(scheduled);
  expect(delivery?.state.status).toBe('delivered');
  expect(delivery?.parts.map(({ state }) => (state.status === 'confirmed' ? state.messageId : state.status))).toEqual(own.map(({ id }) => id));
}
