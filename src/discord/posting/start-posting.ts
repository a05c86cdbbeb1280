import { type Client, PermissionFlagsBits } from 'discord.js';
import { machineNowMs } from '../../clock.ts';
import { LOOKBACK_MAX_MS, runSchedule, SCHEDULE_SETTINGS_DEFAULT, type ScheduleEvent, type SchedulePorts } from '../../schedule/index.ts';
import type { Desk } from '../desk.ts';
import { repeatEvery } from '../life/repeat-every.ts';
import { stackOf } from '../manners/error-words.ts';
import { createCompose } from './compose-delivery.ts';
import { createAmend } from './create-amend.ts';
import { createChannel } from './create-channel.ts';
import { type AttachedPostingDesk, permissionsIn } from './create-posting-desk.ts';
import { createSleep } from './create-sleep.ts';
import { pauseGoneGuilds } from './pause-guild.ts';
import { createPostingRest } from './posting-rest.ts';
import { startAmending } from './start-amending.ts';

export interface PostingOptions {
  readonly desk: Omit<Desk, 'postings'> & { readonly postings: AttachedPostingDesk };
  /** How late a digest may still be posted, milliseconds. */
  readonly graceMs: number;
}

/** What was posted is remembered for longer than slots are looked for. */
const LEDGER_KEPT_MS = LOOKBACK_MAX_MS + 14 * 86_400_000;
const FORGET_EVERY_MS = 6 * 3_600_000;

/**
 * Posts digests and what watches find, from the login on. The function it gives ends that: nothing leaves after it was
 * called, and it resolves when what had left was answered, some seconds later at most.
 */
export function startPosting(client: Client<true>, { desk, graceMs }: PostingOptions): () => Promise<void> {
  const { app, clock, log, postings } = desk;
  const stop = new AbortController();
  const posting = createPostingRest(client, stop.signal, (waitMs) => log.warn({ waitMs }, 'Discord asks the schedule for patience'));
  const { sleep, wake } = createSleep(clock);
  postings.attach(client, wake);
  const isInGuild = (guildId: string): boolean => client.guilds.cache.has(guildId);
  const ports: SchedulePorts = {
    ...createChannel({
      posting, clock, machineNowMs, isInGuild,
      botId: client.user.id,
      // Of a channel that is gone or hidden, reading it tells which.
      mayReadHistory: async (place) => place.kind === 'dm' || (await permissionsIn(client, place))?.has(PermissionFlagsBits.ReadMessageHistory) !== false,
    }),
    now: clock.now, sleep,
    ledger: app.ledger, subscriptions: app.subscriptions, watches: app.watches,
    compose: createCompose(desk),
    matchWatch: async (watch, stored, signal) => {
      const { outletsHidden, stateMedia } = desk.guildSettings(watch.place.kind === 'channel' ? watch.place.guildId : null);
      return (await app.matchWatch({ watch, ...stored, outletsHidden, stateMedia, signal })).map(({ storyKey }) => storyKey);
    },
    report: (event) => {
      report(event, desk);
      // A pause by the loop itself shows in autocomplete, too.
      if (event.kind === 'skipped' && event.reason === 'gone') void postings.changed();
    },
  };
  const forget = async (): Promise<void> => {
    await app.ledger.forgetBefore(clock.now() - LEDGER_KEPT_MS).catch((error: unknown) => log.warn({ stack: stackOf(error) }, 'the old part of the ledger could not be erased'));
  };
  const stopForgetting = repeatEvery(clock.realMs(FORGET_EVERY_MS), forget);
  void forget();
  const prepared = postings.changed().then(() => pauseGoneGuilds(isInGuild, desk));
  const ended = prepared.then(() => runSchedule(ports, stop.signal, { ...SCHEDULE_SETTINGS_DEFAULT, graceMs }))
    .catch((error: unknown) => log.error({ stack: stackOf(error) }, 'the schedule has ended; digests and watches are posted again after a restart'));
  const stopAmending = startAmending(desk, createAmend({ posting, isInGuild }, desk), stop.signal);
  return async () => {
    stopForgetting();
    stop.abort();
    await Promise.all([ended, stopAmending()]);
    posting.close();
  };
}

function report(event: ScheduleEvent, { log, metrics }: Pick<Desk, 'log' | 'metrics'>): void {
  const kind = event.key?.split(':')[0] ?? 'schedule';
  metrics.deliveries.inc({ kind, outcome: event.kind });
  switch (event.kind) {
    case 'delivered': return log.info({ delivery: event.key, lateMs: event.lateMs }, 'posted');
    case 'skipped': return log.warn({ delivery: event.key, reason: event.reason }, 'not posted');
    case 'postponed': return log.warn({ delivery: event.key, failures: event.failures, retryAt: new Date(event.retryAtMs).toISOString(), why: event.why }, 'will be posted later');
    case 'failed': return log.error({ delivery: event.key, stack: stackOf(event.error) }, 'the schedule met a failure');
  }
}
