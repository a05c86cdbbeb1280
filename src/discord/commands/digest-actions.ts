import { type Delivery, deliveryKey, type DeliveryOrigin } from '../../domain/delivery.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { DeskError } from '../../errors.ts';
import type { Block, Fact } from '../../render/index.ts';
import { createSubscription, digestWindow, editSubscription, resumeSubscription } from '../../schedule/index.ts';
import { newReplyId } from '../answers/new-reply-id.ts';
import type { Desk } from '../desk.ts';
import { digestLabel, inPlace, instantInWords, isRegular, nextDelivery, outOfTurnDate, placeName, timesOf } from '../posting/describe-posting.ts';
import { writeDigest } from '../posting/write-digest.ts';
import { checkPlace, placeHere, readWish } from './digest-wish.ts';
import { lineOf } from './option-reader.ts';
import type { PostingCall } from './posting-call.ts';
import { showPlain } from './show-reply.ts';

const STORIES_DEFAULT = 5;
const DIGESTS_PER_PLACE_MAX = 25;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const HISTORY_READ = 60;
/** A digest that somebody asked for now is not wanted in an hour. */
const NOW_GRACE_MS = 15 * 60_000;

/** /digest schedule. */
export async function scheduleDigest(given: PostingCall, desk: Desk): Promise<void> {
  const { app, clock } = desk;
  const { place: { userId }, words, role } = given;
  const wish = await readWish(given, desk);
  const place = wish.place ?? placeHere(given);
  if ((await digestsOf(given, desk)).length >= DIGESTS_PER_PLACE_MAX) throw new DeskError(words.digests.tooMany(DIGESTS_PER_PLACE_MAX));
  const note = await checkPlace(place, role, given, desk);
  const { localTime = '', zone = '' } = wish;
  const made = createSubscription({ days: EVERY_DAY, topics: [], outlets: [], storiesMax: STORIES_DEFAULT, roleId: null, ...wish, place, localTime, zone }, { id: newReplyId(), ownerId: userId }, clock.now());
  await app.subscriptions.save(made);
  await desk.postings.changed();
  await showDigest(words.digests.scheduled(inPlace(made.place, desk.postings, words)), made, note === null ? [] : [note], given, desk);
}

/** /digest edit. */
export async function editDigest(given: PostingCall, desk: Desk): Promise<void> {
  const { words, role } = given;
  const texts = words.digests;
  const old = await chosenDigest(given, desk);
  const wish = await readWish(given, desk);
  if (Object.keys(wish).length === 0) return showDigest(texts.unchanged, old, [], given, desk);
  const nowMs = desk.clock.now();
  const edited = editSubscription(old, wish, nowMs);
  const note = wish.place === undefined && (wish.roleId ?? null) === null ? null : await checkPlace(edited.place, role, given, desk);
  await desk.app.subscriptions.save(edited);
  await desk.postings.changed();
  await showDigest(texts.changed(inPlace(edited.place, desk.postings, words)), edited, note === null ? [] : [note], given, desk);
}

/** /digest pause, resume and delete. */
export async function pauseDigest(given: PostingCall, desk: Desk): Promise<void> {
  const { words } = given;
  const digest = await chosenDigest(given, desk);
  const where = inPlace(digest.place, desk.postings, words);
  const isPaused = await desk.app.subscriptions.pause(digest.id, 'asked', desk.clock.now());
  await desk.postings.changed();
  await say(isPaused ? words.digests.pausedNow(where) : words.digests.pausedAlready(where), given);
}

export async function resumeDigest(given: PostingCall, desk: Desk): Promise<void> {
  const { words } = given;
  const digest = await chosenDigest(given, desk);
  const where = inPlace(digest.place, desk.postings, words);
  if (digest.state.status === 'active') return say(words.digests.activeAlready(where), given);
  await checkPlace(digest.place, null, given, desk);
  const resumed = resumeSubscription(digest, desk.clock.now());
  await desk.app.subscriptions.save(resumed);
  await desk.postings.changed();
  await showDigest(words.digests.resumed(where), resumed, [], given, desk);
}

export async function deleteDigest(given: PostingCall, desk: Desk): Promise<void> {
  const digest = await chosenDigest(given, desk);
  await desk.app.subscriptions.remove(digest.id);
  await desk.postings.changed();
  await say(given.words.digests.deleted(inPlace(digest.place, desk.postings, given.words)), given);
}

/** /digest list. */
export async function listDigests(given: PostingCall, desk: Desk): Promise<void> {
  const { words, place: { guildId } } = given;
  const texts = words.digests;
  const digests = await digestsOf(given, desk);
  if (digests.length === 0) return say(texts.none, given);
  const facts = await Promise.all(digests.map(async (digest): Promise<Fact> => {
    const nextMs = digest.state.status === 'active' ? await nextDelivery(digest, desk.clock.now(), desk.app.ledger) : null;
    const about = [timesOf(digest, words), ...(digest.topics.length === 0 ? [] : [texts.onTopics(digest.topics)]), ...(nextMs === null ? [texts.paused] : [texts.nextAt])].join('; ');
    return { name: placeName(digest.place, desk.postings, words), value: about, tone: 'plain', ...(nextMs === null ? {} : { momentMs: nextMs }) };
  }));
  await showPlain([{ kind: 'heading', text: texts.listHeading(guildId === null ? texts.yours : texts.here) }, { kind: 'facts', facts }], given);
}

/** /digest preview: what it would say now, to the asker alone. Nothing is noted of it. */
export async function previewDigest(given: PostingCall, desk: Desk): Promise<void> {
  const { words, place } = given;
  const digest = await chosenDigest(given, desk);
  const nowMs = desk.clock.now();
  const window = digestWindow({ ...pretended(digest, given.requestId, nowMs) }, await historyOf(digest, desk));
  const [first] = await writeDigest({ subscription: digest, window, key: `preview:${digest.id}`, rowsOf: () => [], lead: words.digests.previewOf }, words, desk);
  if (first !== undefined) await place.show(first.message);
}

/** /digest now: a delivery of its own in the ledger, named by the request, so that it is posted once; the regular ones are as if it had not been. */
export async function postDigestNow(given: PostingCall, desk: Desk): Promise<void> {
  const { words } = given;
  const digest = await chosenDigest(given, desk);
  if (digest.state.status !== 'active') throw new DeskError(words.digests.resumeFirst);
  await checkPlace(digest.place, null, given, desk);
  const nowMs = desk.clock.now();
  await desk.app.ledger.open([pretended(digest, given.requestId, nowMs)], nowMs);
  await desk.postings.changed();
  await say(words.digests.postingNow(inPlace(digest.place, desk.postings, words)), given);
}

function pretended({ id, place }: Subscription, requestId: string, nowMs: number): Delivery {
  const origin: DeliveryOrigin = { kind: 'digest', subscriptionId: id, localDate: outOfTurnDate(requestId) };
  return { key: deliveryKey(origin), origin, place, dueAtMs: nowMs, expiresAtMs: nowMs + NOW_GRACE_MS, state: { status: 'open', failures: 0, retryAtMs: 0 }, parts: [] };
}

async function historyOf({ id }: Subscription, { app }: Desk): Promise<readonly Delivery[]> {
  return (await app.ledger.history(id, HISTORY_READ)).filter(isRegular);
}

/** Those of this server, or the asker's own in direct messages. */
async function digestsOf({ place: { guildId, userId } }: PostingCall, { app }: Desk): Promise<readonly Subscription[]> {
  return guildId === null ? (await app.subscriptions.list({ ownerId: userId })).filter(({ place }) => place.kind === 'dm') : app.subscriptions.list({ guildId });
}

/** By its id, which the list gives, or by its label, for those who typed it. @throws DeskError if there is none here. */
async function chosenDigest(given: PostingCall, desk: Desk): Promise<Subscription> {
  const typed = lineOf(given.options, 'digest');
  const digests = await digestsOf(given, desk);
  const chosen = digests.find(({ id }) => id === typed) ?? digests.find((digest) => digestLabel(digest, desk.postings, given.words) === typed);
  if (chosen === undefined) throw new DeskError(digests.length === 0 ? given.words.digests.none : given.words.digests.gone);
  return chosen;
}

async function showDigest(lead: string, digest: Subscription, notes: readonly string[], given: PostingCall, desk: Desk): Promise<void> {
  const { words, role } = given;
  const texts = words.digests;
  const isActive = digest.state.status === 'active';
  const nextMs = isActive ? await nextDelivery(digest, desk.clock.now(), desk.app.ledger) : null;
  const roleName = digest.roleId === null ? null : role?.id === digest.roleId ? role.name : digest.place.kind === 'channel' ? desk.postings.roleName(digest.place.guildId, digest.roleId) : null;
  const fact = (name: string, value: string): Fact => ({ name, value, tone: 'plain' });
  const blocks: Block[] = [
    { kind: 'sentence', text: lead, tone: 'good' },
    {
      kind: 'facts',
      facts: [
        fact(texts.facts.when, timesOf(digest, words)),
        ...(isActive ? [] : [fact(texts.facts.next, texts.paused)]),
        ...(nextMs === null ? [] : [{ ...fact(texts.facts.next, instantInWords(nextMs, digest.zone)), momentMs: nextMs }]),
        fact(texts.facts.topics, digest.topics.join(', ') || texts.everything),
        fact(texts.facts.outlets, digest.outlets.join(', ') || texts.everyOutlet),
        fact(texts.facts.stories, texts.storiesUpTo(digest.storiesMax)),
        ...(roleName === null ? [] : [fact(texts.facts.role, `@${roleName}`)]),
      ],
    },
    ...notes.map((text): Block => ({ kind: 'sentence', text, tone: 'muted' })),
  ];
  await showPlain(blocks, given);
}

async function say(text: string, given: PostingCall): Promise<void> {
  await showPlain([{ kind: 'sentence', text, tone: 'plain' }], given);
}
