import type { PostPlace } from '../../domain/subscription.ts';
import type { QuietHours, Watch } from '../../domain/watch.ts';
import { DeskError } from '../../errors.ts';
import type { Block } from '../../render/index.ts';
import { foldName } from '../../text/fold-name.ts';
import { newReplyId } from '../answers/new-reply-id.ts';
import type { Desk } from '../desk.ts';
import { inPlace, watchLabel } from '../posting/describe-posting.ts';
import type { Words } from '../words/index.ts';
import { readClockTime } from './digest-times.ts';
import { checkPlace, readZone } from './digest-wish.ts';
import { lineOf } from './option-reader.ts';
import { placeIn, type PostingCall } from './posting-call.ts';
import { showPlain } from './show-reply.ts';

const WATCHES_MAX = 25;
const TEXT_CHARS_MAX = 300;
const KINDS = ['topic', 'person', 'question'] as const;

/** /watch add. */
export async function addWatch(given: PostingCall, desk: Desk): Promise<void> {
  const { options, words, place: { userId } } = given;
  const asked = KINDS.flatMap((kind) => {
    const text = lineOf(options, kind);
    return text === null ? [] : [{ kind, text }];
  });
  const [wanted, ...others] = asked;
  if (wanted === undefined || others.length > 0) throw new DeskError(words.digests.watchNeeds);
  const place = placeOf(given);
  if (place.kind === 'channel') await checkPlace(place, null, given, desk);
  const said = await keepWatch({ ...wanted, place, ownerId: userId, quietHours: readQuietHours(given) }, words, desk);
  await showPlain(said, given);
}

/**
 * Keeps a watch, unless the same is kept in that place already; gives what to say. It looks at articles that come in from now on.
 *
 * @throws DeskError if there are too many.
 */
export async function keepWatch(wanted: Pick<Watch, 'kind' | 'text' | 'place' | 'ownerId' | 'quietHours'>, words: Words, desk: Desk): Promise<readonly Block[]> {
  const { app, clock, postings } = desk;
  const texts = words.digests;
  const text = wanted.text.slice(0, TEXT_CHARS_MAX);
  const there = await watchesIn(wanted.place, desk);
  const same = there.find((watch) => foldName(watch.text) === foldName(text));
  if (same?.state.status === 'active') return [plain(texts.watchAlready(same.text))];
  if (same === undefined && there.length >= WATCHES_MAX) throw new DeskError(texts.watchTooMany(WATCHES_MAX));
  const nowMs = clock.now();
  await app.watches.save({ ...wanted, text, id: same?.id ?? newReplyId(), state: { status: 'active' }, createdAtMs: nowMs, seenUntilMs: nowMs });
  await postings.changed();
  const quiet = wanted.quietHours;
  const where = wanted.place.kind === 'dm' ? texts.toYou : inPlace(wanted.place, postings, words);
  return [{ kind: 'sentence', text: texts.watching(text), tone: 'good' }, plain(texts.watchWhere(where, quiet === null ? null : texts.quietOf(quiet.from, quiet.until, quiet.zone)))];
}

/** /watch list: the asker's own, and for those who manage the server what is watched in its channels. */
export async function listWatches(given: PostingCall, desk: Desk): Promise<void> {
  const texts = given.words.digests;
  const watches = await watchesOf(given, desk);
  if (watches.length === 0) return showPlain([plain(texts.watchNone)], given);
  const items = watches.map((watch) => `${watchLabel(watch, desk.postings, given.words)}${watch.state.status === 'paused' ? `, ${texts.paused}` : ''}${watch.quietHours === null ? '' : `, ${watch.quietHours.from}–${watch.quietHours.until} ${watch.quietHours.zone}`}`);
  await showPlain([{ kind: 'heading', text: texts.watchHeading }, { kind: 'list', items }], given);
}

/** /watch remove. */
export async function removeWatch(given: PostingCall, desk: Desk): Promise<void> {
  const texts = given.words.digests;
  const typed = lineOf(given.options, 'watch');
  const watches = await watchesOf(given, desk);
  const chosen = watches.find(({ id }) => id === typed) ?? watches.find((watch) => watch.text === typed || watchLabel(watch, desk.postings, given.words) === typed);
  if (chosen === undefined) throw new DeskError(watches.length === 0 ? texts.watchNone : texts.watchGoneAlready);
  await desk.app.watches.remove(chosen.id);
  await desk.postings.changed();
  await showPlain([plain(texts.watchRemoved(chosen.text))], given);
}

/** Whether somebody may see and remove a watch: it is theirs, or they manage the server whose channel it writes in. */
export function isShownTo(watch: Watch, { userId, guildId, isManager }: { readonly userId: string; readonly guildId: string | null; readonly isManager: boolean }): boolean {
  if (watch.place.kind === 'dm') return watch.ownerId === userId;
  return watch.place.guildId === guildId && (isManager || watch.ownerId === userId);
}

async function watchesOf({ place: { userId, guildId }, isManager }: PostingCall, { app }: Desk): Promise<readonly Watch[]> {
  const [own, here] = await Promise.all([app.watches.list({ ownerId: userId }), guildId === null ? [] : app.watches.list({ guildId })]);
  const all = new Map([...own, ...here].map((watch) => [watch.id, watch]));
  return [...all.values()].filter((watch) => isShownTo(watch, { userId, guildId, isManager }));
}

async function watchesIn(place: PostPlace, { app }: Desk): Promise<readonly Watch[]> {
  if (place.kind === 'dm') return (await app.watches.list({ ownerId: place.userId })).filter((watch) => watch.place.kind === 'dm');
  return (await app.watches.list({ guildId: place.guildId })).filter((watch) => watch.place.kind === 'channel' && watch.place.channelId === place.channelId && watch.place.threadId === place.threadId);
}

function placeOf({ channel, place: { userId, guildId }, isManager, isInGuild, words }: PostingCall): PostPlace {
  if (channel === null) return { kind: 'dm', userId };
  if (guildId === null || !isInGuild) throw new DeskError(words.digests.watchServerOnly);
  if (!isManager) throw new DeskError(words.digests.watchManagersOnly);
  const place = placeIn(channel, guildId);
  if (place === null) throw new DeskError(words.digests.wrongChannel);
  return place;
}

/** By the clocks of the zone that was given, else of the server's. */
function readQuietHours(given: PostingCall): QuietHours | null {
  const { options, words, settings, place: { guildId } } = given;
  const typed = lineOf(options, 'quiet');
  if (typed === null) return null;
  const times = typed.split(/\s*(?:-|–|\bto\b|\buntil\b)\s*/).map(readClockTime);
  const from = times[0] ?? null;
  const until = times[1] ?? null;
  if (from === null || until === null || times.length > 2 || from === until) throw new DeskError(words.digests.quietUnknown(typed.slice(0, 40)));
  const zone = lineOf(options, 'zone');
  if (zone === null && guildId === null) throw new DeskError(words.digests.quietZone);
  return { from, until, zone: zone === null ? settings.timeZone : readZone(zone, given) };
}

const plain = (text: string): Block => ({ kind: 'sentence', text, tone: 'plain' });
