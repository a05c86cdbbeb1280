import { type APIMessageTopLevelComponent, MessageFlags, Routes } from 'discord.js';
import { z } from 'zod';
import type { Amendment } from '../../domain/amendment.ts';
import type { AmendOutcome, AmendPorts } from '../../schedule/index.ts';
import { hasCode } from '../client/transient.ts';
import type { Desk } from '../desk.ts';
import { amendMessage, readStanding } from '../payload/index.ts';
import { classifyFailure, type FailureContext } from './classify-failure.ts';
import type { PostingRest } from './posting-rest.ts';
import { writeNotes } from './write-notes.ts';

export interface AmendRest {
  readonly posting: PostingRest;
  readonly isInGuild: (guildId: string) => boolean;
}

const POST_LOCALE = 'en-GB';
/** Discord's codes: the message has been deleted; it is somebody else's. */
const UNKNOWN_MESSAGE = 10_008;
const NOT_THE_AUTHOR = 50_005;

const channelSchema = z.object({ id: z.string() });
const messageSchema = z.object({ components: z.array(z.unknown()) });
const roleSchema = z.object({ type: z.literal(10), content: z.string().regex(/^<@&\d{15,20}>$/) });

/** Changes one posted message: reads it as it stands, puts below what is to be said, and proves what it still quotes. */
export function createAmend({ posting: { rest, signalFor }, isInGuild }: AmendRest, desk: Desk): AmendPorts['amend'] {
  const words = desk.words(POST_LOCALE);
  const amend = async ({ channelId, userId, messageId, changes }: Amendment, signal: AbortSignal): Promise<AmendOutcome> => {
    const channel = channelId ?? channelSchema.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: userId }, signal })).id;
    const route = Routes.channelMessage(channel, messageId);
    const { components } = messageSchema.parse(await rest.get(route, { signal }));
    // A digest may begin with the mention of a role: the one live mention there is, which an edit leaves, and rings nobody with.
    const mention = components.slice(0, 1).filter((first) => roleSchema.safeParse(first).success);
    const standing = readStanding(components.slice(mention.length), words.payload);
    if (standing === null) return { kind: 'dropped', reason: 'refused' };
    const message = await amendMessage(standing, await writeNotes(standing, changes, words, desk), words.payload, desk.app.evidence);
    if (message === null) return { kind: 'amended' };
    const body = { components: [...(mention as APIMessageTopLevelComponent[]), ...message.components], flags: MessageFlags.IsComponentsV2, allowed_mentions: { parse: [] } };
    await rest.patch(route, { body, signal });
    return { kind: 'amended' };
  };
  return async (amendment, given) => {
    try {
      return await amend(amendment, signalFor(given));
    } catch (error) {
      const { guildId, channelId, userId } = amendment;
      const place: FailureContext['place'] = guildId === null ? { kind: 'dm', userId } : { kind: 'channel', guildId, channelId: channelId ?? '', threadId: null };
      return outcomeOf(error, { place, isInGuild, clockMs: (realMs) => realMs / desk.clock.realMs(1) });
    }
  };
}

function outcomeOf(error: unknown, context: FailureContext): AmendOutcome {
  if (hasCode(error, UNKNOWN_MESSAGE)) return { kind: 'dropped', reason: 'gone' };
  if (hasCode(error, NOT_THE_AUTHOR)) return { kind: 'dropped', reason: 'out-of-reach' };
  const failure = classifyFailure(error, context);
  switch (failure.kind) {
    case 'gone': return { kind: 'dropped', reason: failure.reason === 'channel-gone' || failure.reason === 'guild-gone' ? 'gone' : 'out-of-reach' };
    case 'refused': return { kind: 'dropped', reason: 'refused' };
    case 'not-applied': return { kind: 'not-applied', retryAfterMs: failure.retryAfterMs, why: 'the request was not accepted' };
    // Whether it took effect is seen when the message is read again.
    case 'in-doubt': return { kind: 'not-applied', retryAfterMs: null, why: failure.detail };
  }
}
