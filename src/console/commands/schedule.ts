import { randomUUID } from 'node:crypto';
import type { App } from '../../app-contract.ts';
import { GUILD_SETTINGS_DEFAULT } from '../../domain/guild-settings.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { DeskError } from '../../errors.ts';
import type { Block } from '../../render/index.ts';
import { createSubscription, digestWindow, editSubscription, nextSlot, resumeSubscription, type SubscriptionWish } from '../../schedule/index.ts';
import { subscriptionShape } from '../digest-shapes.ts';
import { describePostPlace, describeSubscription } from '../describe-postings.ts';
import { type PlaceOptions, readDays, readId, readNames, readOwner, readPlace, readZone } from '../read-posting.ts';
import { EXIT_DONE, printBlocks, printJson, type Session, withApp } from '../session.ts';
import { printDigest, STORIES_DEFAULT } from './digest.ts';

export interface ScheduleOptions extends PlaceOptions {
  readonly time?: string;
  readonly zone?: string;
  readonly days?: string;
  readonly topics?: string;
  readonly outlets?: string;
  readonly stories?: number;
  readonly role?: string;
}

/** Digests looked back over for where the last one ended. */
const HISTORY_MAX = 50;
/** Digests posted out of turn take nothing from the regular ones. */
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

export async function runScheduleList(session: Session, nowMs: number): Promise<number> {
  return withApp(session, async ({ subscriptions }) => {
    const all = await subscriptions.list({});
    if (session.output !== 'text') await printJson(session, { schedules: all.map((subscription) => shapeOf(subscription, nowMs)) });
    else if (all.length === 0) await printBlocks(session, [plain('No digest is scheduled. desk schedule add makes one; its options are listed by desk schedule add --help.')]);
    else await printBlocks(session, all.flatMap((subscription) => describeSubscription(subscription, nextMsOf(subscription, nowMs))));
    return EXIT_DONE;
  });
}

export async function runScheduleAdd(session: Session, options: ScheduleOptions, nowMs: number): Promise<number> {
  if (options.time === undefined) throw new DeskError('Say when to post: --time HH:MM, such as --time 08:30, and --zone if that is not UTC.');
  const place = readPlace(options);
  const ownerId = readOwner(place, options.owner, session.config.discord.owners);
  const wish: SubscriptionWish = { localTime: options.time, zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], topics: [], outlets: [], storiesMax: STORIES_DEFAULT, roleId: null, ...changesOf(options), place };
  if (place.kind === 'dm' && wish.roleId !== null) throw new DeskError('A role can be mentioned in a server only; leave --role out with --dm.');
  return withApp(session, (app) => keep(session, app, createSubscription(wish, { id: randomUUID().slice(0, 8), ownerId }, nowMs), nowMs, 'Scheduled.'));
}

export async function runScheduleEdit(session: Session, id: string, options: ScheduleOptions, nowMs: number): Promise<number> {
  const moved = [options.guild, options.channel, options.thread, options.dm].some((given) => given !== undefined);
  return withApp(session, async (app) => {
    const subscription = await found(app, id);
    const { place } = subscription;
    // A channel may be named without saying again which server.
    const given = place.kind === 'channel' && options.dm === undefined ? { guild: place.guildId, channel: place.channelId, ...options } : options;
    const changes = { ...changesOf(options), ...(moved ? { place: readPlace(given) } : {}) };
    if (Object.keys(changes).length === 0) throw new DeskError('Say what to change: --time, --zone, --days, --topics, --outlets, --stories, --role, or where to post.');
    return keep(session, app, editSubscription(subscription, changes, nowMs), nowMs, 'Changed.');
  });
}

export async function runSchedulePause(session: Session, id: string, nowMs: number): Promise<number> {
  return withApp(session, async (app) => {
    await found(app, id);
    const changed = await app.subscriptions.pause(id, 'asked', nowMs);
    return show(session, await found(app, id), nowMs, changed ? 'Paused.' : 'It was paused already.');
  });
}

export async function runScheduleResume(session: Session, id: string, nowMs: number): Promise<number> {
  return withApp(session, async (app) => keep(session, app, resumeSubscription(await found(app, id), nowMs), nowMs, 'Active.'));
}

export async function runScheduleRemove(session: Session, id: string): Promise<number> {
  return withApp(session, async (app) => {
    await found(app, id);
    await app.subscriptions.remove(id);
    if (session.output !== 'text') await printJson(session, { removed: id });
    else await printBlocks(session, [plain('Removed.')]);
    return EXIT_DONE;
  });
}

/** What would be posted if it were due now. Nothing is posted and nothing noted. */
export async function runScheduleRun(session: Session, id: string, nowMs: number): Promise<number> {
  return withApp(session, async (app) => {
    const { place, topics, outlets, storiesMax } = await found(app, id);
    const settings = place.kind === 'dm' ? undefined : (await app.memory.allGuildSettings()).find(({ guildId }) => guildId === place.guildId)?.settings;
    const { outletsHidden, stateMedia } = settings ?? GUILD_SETTINGS_DEFAULT;
    const window = digestWindow({ dueAtMs: nowMs }, (await app.ledger.history(id, HISTORY_MAX)).filter(({ origin }) => origin.kind === 'digest' && ISO_DAY.test(origin.localDate)));
    const digest = await app.digest({ ...window, nowMs, topics, outlets, storiesMax, outletsHidden, stateMedia });
    if (session.output === 'text') await printBlocks(session, [{ kind: 'sentence', text: `Not posted, only shown: what would go to ${describePostPlace(place)}.`, tone: 'muted' }, plain('')]);
    await printDigest(session, app, digest);
    return EXIT_DONE;
  });
}

async function found({ subscriptions }: App, id: string): Promise<Subscription> {
  const subscription = await subscriptions.find(id);
  if (subscription === null) throw new DeskError(`There is no schedule "${id.slice(0, 40)}". desk schedule list shows those there are.`);
  return subscription;
}

async function keep(session: Session, { subscriptions }: App, subscription: Subscription, nowMs: number, said: string): Promise<number> {
  await subscriptions.save(subscription);
  return show(session, subscription, nowMs, said);
}

async function show(session: Session, subscription: Subscription, nowMs: number, said: string): Promise<number> {
  if (session.output !== 'text') await printJson(session, shapeOf(subscription, nowMs));
  else await printBlocks(session, [{ kind: 'sentence', text: said, tone: 'good' }, ...describeSubscription(subscription, nextMsOf(subscription, nowMs))]);
  return EXIT_DONE;
}

/** The fields of a wish that options name; a role of "none" is none. */
function changesOf({ time, zone, days, topics, outlets, stories, role }: ScheduleOptions): Partial<Omit<SubscriptionWish, 'place'>> {
  return {
    ...(time === undefined ? {} : { localTime: time }),
    ...(zone === undefined ? {} : { zone: readZone(zone) }),
    ...(days === undefined ? {} : { days: readDays(days) }),
    ...(topics === undefined ? {} : { topics: readNames(topics) }),
    ...(outlets === undefined ? {} : { outlets: readNames(outlets) }),
    ...(stories === undefined ? {} : { storiesMax: stories }),
    ...(role === undefined ? {} : { roleId: role === 'none' ? null : readId(role, '--role', 'a role') }),
  };
}

function nextMsOf(subscription: Subscription, nowMs: number): number | null {
  return subscription.state.status === 'active' ? (nextSlot(subscription, nowMs)?.atMs ?? null) : null;
}

function shapeOf(subscription: Subscription, nowMs: number) {
  return subscriptionShape(subscription, nextMsOf(subscription, nowMs));
}

const plain = (text: string): Block => ({ kind: 'sentence', text, tone: 'plain' });
