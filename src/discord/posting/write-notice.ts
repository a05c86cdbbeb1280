import type { DeliveryOrigin } from '../../domain/delivery.ts';
import type { Desk } from '../desk.ts';
import type { Words } from '../words/index.ts';
import { inPlace } from './describe-posting.ts';

type NoticeOrigin = Extract<DeliveryOrigin, { kind: 'notice' }>;

/** The line that tells an owner, once, what happened to a digest or watch. */
export async function writeNotice({ notice, of, ownedId }: NoticeOrigin, words: Words, desk: Desk): Promise<string> {
  const texts = words.digests;
  const what = await nameOwned(of, ownedId, words, desk);
  if (notice.kind === 'held') return texts.noticeHeld(what);
  return (of === 'digest' ? texts.noticePaused : texts.noticeWatchPaused)[notice.reason](what);
}

async function nameOwned(of: 'digest' | 'watch', id: string, words: Words, { app, postings }: Desk): Promise<string> {
  const texts = words.digests;
  if (of === 'digest') {
    const subscription = await app.subscriptions.find(id);
    return subscription === null ? texts.yourPost : texts.yourDigest(inPlace(subscription.place, postings, words), subscription.localTime, subscription.zone);
  }
  const watch = await app.watches.find(id);
  return watch === null ? texts.yourPost : texts.yourWatch(watch.text, inPlace(watch.place, postings, words));
}
