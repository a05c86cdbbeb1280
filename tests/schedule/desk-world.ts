import type { Delivery, Ledger } from '../../src/domain/delivery.ts';
import type { Subscription, Subscriptions } from '../../src/domain/subscription.ts';
import type { Watches } from '../../src/domain/watch.ts';
import { createSubscription, runSchedule, type ScheduleEvent, type SchedulePorts, type ScheduleSettings, type SubscriptionWish } from '../../src/schedule/index.ts';
import { openDeskStore, type DeskStore } from '../../src/store/index.ts';
import { FakeChannel } from './fake-channel.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** A Tuesday, 06:00 in UTC. */
export const START_MS = Date.UTC(2026, 2, 10, 6);

/** The moment of a death, counted in port calls: before the call has its effect, or after it and before anybody knows. */
export interface Kill {
  readonly call: number;
  readonly when: 'before' | 'after';
  /** How long the machine stays off. */
  readonly downMs: number;
}

const never = (): Promise<never> => new Promise(() => undefined);

/** One desk with its database, a channel as Discord has it, and a clock that moves only while the desk sleeps or is off. */
export class DeskWorld {
  nowMs = START_MS;
  readonly store: DeskStore = openDeskStore(':memory:');
  readonly channel = new FakeChannel(() => this.nowMs);
  readonly events: ScheduleEvent[] = [];
  readonly sleeps: number[] = [];
  /** How many messages a digest has. */
  partCount = 3;
  composed = 0;
  composeFailures = 0;
  /** Which stories came in when. */
  readonly news: { readonly atMs: number; readonly story: string }[] = [];
  matchFailures = 0;
  /** Called at each sleep, before the clock moves. */
  onSleep: (ms: number) => void = () => undefined;
  /** Ends a run before its time; asked at each sleep. */
  isOver: () => boolean = () => false;

  subscribe(id: string, wish: Partial<SubscriptionWish> = {}): Subscription {
    const defaults: SubscriptionWish = { place: { kind: 'channel', guildId: 'g', channelId: `c-${id}`, threadId: null }, localTime: '07:00', zone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], topics: [], outlets: [], storiesMax: 5, roleId: null };
    const subscription = createSubscription({ ...defaults, ...wish }, { id, ownerId: `owner-${id}` }, this.nowMs);
    this.store.subscriptions.save(subscription);
    return subscription;
  }

  /** Runs the desk until the clock reaches `untilMs`. A kill ends it at that port call; it is started again afterwards. */
  async runUntil(untilMs: number, kills: readonly Kill[] = [], settings?: ScheduleSettings): Promise<void> {
    for (const kill of [...kills, null]) {
      const life = new AbortController();
      const death = Promise.withResolvers<null>();
      const ports = this.#mortal(this.#ports(untilMs, life), kill, () => death.resolve(null));
      const ended = await Promise.race([runSchedule(ports, life.signal, settings).then(() => 'ended'), death.promise]);
      if (ended !== null) return;
      this.nowMs += kill?.downMs ?? 0;
    }
  }

  find(key: string): Delivery | null {
    return this.store.ledger.find(key);
  }

  #ports(untilMs: number, life: AbortController): SchedulePorts {
    return {
      now: () => this.nowMs,
      ledger: promising<Ledger>(this.store.ledger),
      subscriptions: promising<Subscriptions>(this.store.subscriptions),
      watches: promising<Watches>(this.store.watches),
      send: (delivery, part) => this.channel.send(delivery, part),
      findInHistory: (delivery, part, sinceMs) => this.channel.findInHistory(delivery, part, sinceMs),
      compose: async (delivery, keyOf) => this.#compose(delivery, keyOf),
      matchWatch: async (_watch, { sinceMs, untilMs }) => {
        if (this.matchFailures-- > 0) throw new Error('the model is not there');
        return this.news.filter(({ atMs }) => sinceMs <= atMs && atMs < untilMs).map(({ story }) => story);
      },
      report: (event) => void this.events.push(event),
      sleep: async (ms) => {
        this.sleeps.push(ms);
        this.onSleep(ms);
        this.nowMs += ms;
        if (this.nowMs >= untilMs || this.isOver()) life.abort();
      },
    };
  }

  /** Each composition differs, as coverage does from minute to minute. */
  #compose({ origin }: Delivery, keyOf: (index: number) => string): string[] {
    if (this.composeFailures > 0) {
      this.composeFailures -= 1;
      throw new Error('no articles could be read');
    }
    this.composed += 1;
    const name = origin.kind === 'notice' ? `notice ${origin.notice.kind} ${origin.ownedId}` : origin.kind === 'digest' ? `digest ${origin.localDate}` : `watch ${origin.storyKeys.join(' ')}`;
    const count = origin.kind === 'digest' ? this.partCount : 1;
    return [...Array(count).keys()].map((index) => JSON.stringify({ text: `${name}, ${index + 1} of ${count}, composition ${this.composed}`, button: `fd1:part:${keyOf(index)}:1` }));
  }

  /** The same ports in a process that dies at one of their calls: from then on nothing of it runs any more. */
  #mortal(ports: SchedulePorts, kill: Kill | null, die: () => void): SchedulePorts {
    let calls = 0;
    let isDead = false;
    const end = (): Promise<never> => {
      isDead = true;
      die();
      return never();
    };
    const mortal = <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) => async (...given: Given): Promise<Result> => {
      if (isDead) return never();
      const isLast = kill !== null && ++calls === kill.call;
      if (isLast && kill.when === 'before') return end();
      const settled = await call(...given).then((value) => ({ value }), (error: unknown) => ({ error }));
      if (isLast) return end();
      if (isDead) return never();
      if ('error' in settled) throw settled.error;
      return settled.value;
    };
    const all = <Port extends object>(port: Port): Port => Object.fromEntries(Object.entries(port).map(([name, call]) => [name, mortal(call as (...given: unknown[]) => Promise<unknown>)])) as Port;
    return {
      ...ports,
      ledger: all(ports.ledger), subscriptions: all(ports.subscriptions), watches: all(ports.watches),
      send: mortal(ports.send), findInHistory: mortal(ports.findInHistory), compose: mortal(ports.compose), matchWatch: mortal(ports.matchWatch), sleep: mortal(ports.sleep),
    };
  }
}

/** A store's methods as the promise-giving port; what they throw is a rejection. */
function promising<Port extends object>(atOnce: object): Port {
  return Object.fromEntries(Object.entries(atOnce).map(([name, call]) => [name, async (...given: unknown[]) => (call as (...given: unknown[]) => unknown)(...given)])) as Port;
}
