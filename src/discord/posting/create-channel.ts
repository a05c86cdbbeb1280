import { DiscordAPIError, Routes } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Delivery, DeliveryPart } from '../../domain/delivery.ts';
import { targetOf } from '../../domain/subscription.ts';
import type { Channel, SendOutcome, Sighting } from '../../schedule/index.ts';
import { classifyFailure, type FailureContext } from './classify-failure.ts';
import { findInMessages } from './find-in-messages.ts';
import { readPartPayload } from './part-payload.ts';
import type { PostingRest } from './posting-rest.ts';
import { snowflakeAt } from './snowflake.ts';

export interface ChannelPorts {
  readonly posting: PostingRest;
  readonly clock: Clock;
  /** The machine's clock, which is Discord's to within `deliver`'s allowance. Epoch milliseconds. */
  readonly machineNowMs: () => number;
  readonly botId: string;
  readonly isInGuild: (guildId: string) => boolean;
  /** Asks Discord whether the history may be read there. */
  readonly mayReadHistory: (place: Delivery['place']) => Promise<boolean>;
}

const DM_CHANNELS_MAX = 10_000;
const PAGE_MESSAGES = 100;
/** What can be read within a minute at Discord's pace; a channel with more since then is not decided this time. */
const PAGES_MAX = 100;
/** At the least the history is searched this far back. */
const SEARCH_MS_MIN = 600_000;

const sentSchema = z.object({ id: z.string() });

/** The place of a delivery in Discord, by plain requests: posting with an enforced nonce, and looking for a part's mark in what was posted. */
export function createChannel(ports: ChannelPorts): Channel {
  const { posting: { rest, signalFor }, clock, machineNowMs, botId, isInGuild, mayReadHistory } = ports;
  const dmChannels = new LRUCache<string, string>({ max: DM_CHANNELS_MAX });
  const contextOf = (place: Delivery['place']): FailureContext => ({ place, isInGuild, clockMs: (realMs) => realMs / clock.realMs(1) });

  /** Making a direct-message channel again gives the same one. */
  const channelId = async (place: Delivery['place'], signal: AbortSignal): Promise<string> => {
    if (place.kind === 'channel') return targetOf(place);
    const known = dmChannels.get(place.userId);
    if (known !== undefined) return known;
    const { id } = sentSchema.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: place.userId }, signal }));
    dmChannels.set(place.userId, id);
    return id;
  };

  const send = async ({ place }: Delivery, part: DeliveryPart, given: AbortSignal): Promise<SendOutcome> => {
    const signal = signalFor(given);
    let id: string;
    try {
      id = await channelId(place, signal);
    } catch (error) {
      const failure = classifyFailure(error, contextOf(place));
      // Whatever became of that request, nothing was posted.
      return failure.kind === 'in-doubt' || failure.kind === 'refused' ? { kind: 'not-applied', retryAfterMs: null } : failure;
    }
    const payload = readPartPayload(part.payload);
    try {
      const answer = await rest.post(Routes.channelMessages(id), { body: { ...payload, nonce: part.key, enforce_nonce: true }, signal });
      return { kind: 'sent', messageId: sentSchema.parse(answer).id };
    } catch (error) {
      return classifyFailure(error, contextOf(place));
    }
  };

  const findInHistory = async ({ place }: Delivery, { key }: DeliveryPart, sinceMs: number, given: AbortSignal): Promise<Sighting> => {
    const signal = signalFor(given);
    try {
      const id = await channelId(place, signal);
      // A clock that a test has set is not Discord's; how long ago it was is the same by both.
      let after = snowflakeAt(machineNowMs() - Math.max(SEARCH_MS_MIN, clock.now() - sinceMs));
      for (let page = 0; page < PAGES_MAX; page += 1) {
        const answer = await rest.get(Routes.channelMessages(id), { query: new URLSearchParams({ after, limit: String(PAGE_MESSAGES) }), signal });
        const { foundId, newestId, count } = findInMessages(answer, key, botId);
        if (foundId !== null) return { kind: 'found', messageId: foundId };
        if (count < PAGE_MESSAGES || newestId === null) {
          // Where it may not be read Discord gives an empty one, which must not pass for "it is not there". Asked
          // afterwards, so that a right lost meanwhile does not deceive.
          return { kind: place.kind === 'dm' || (await mayReadHistory(place)) ? 'absent' : 'unreadable' };
        }
        after = newestId;
      }
      return { kind: 'unknown', detail: `more than ${PAGES_MAX * PAGE_MESSAGES} messages since then` };
    } catch (error) {
      const failure = classifyFailure(error, contextOf(place));
      if (failure.kind === 'gone') return failure;
      return { kind: 'unknown', detail: failure.kind === 'in-doubt' ? failure.detail : error instanceof DiscordAPIError ? `Discord's code ${error.code}` : failure.kind };
    }
  };

  return { send, findInHistory };
}

