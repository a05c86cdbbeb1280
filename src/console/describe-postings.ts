import type { PauseReason, PostingState, PostPlace, Subscription } from '../domain/subscription.ts';
import type { Watch } from '../domain/watch.ts';
import { type Block, describeInstant, type Fact } from '../render/index.ts';
import { describeWeekdays } from '../text/read-weekdays.ts';

const PAUSED_BECAUSE: Readonly<Record<PauseReason, string>> = {
  asked: 'paused',
  'channel-gone': 'paused: the channel is gone',
  'permission-lost': 'paused: the bot may not post there',
  'guild-gone': 'paused: the bot was removed from the server',
  'dm-closed': 'paused: direct messages are closed',
};

/** A schedule as a list shows it; its id first, by which commands name it. */
export function describeSubscription(subscription: Subscription, nextMs: number | null): Block[] {
  const { id, place, localTime, zone, days, topics, outlets, storiesMax, roleId, state } = subscription;
  return [
    { kind: 'heading', text: id },
    { kind: 'facts', facts: [
      fact('When', `${localTime}, ${zone}, ${describeWeekdays(days)}`),
      fact('Where', describePostPlace(place)),
      fact('Topics', topics.length === 0 ? 'everything' : topics.join(', ')),
      ...(outlets.length === 0 ? [] : [fact('Outlets', outlets.join(', '))]),
      fact('Stories', `${storiesMax} at most`),
      ...(roleId === null ? [] : [fact('Mentions', `role ${roleId}`)]),
      fact('Next', nextMs === null ? describeState(state) : describeMoment(nextMs)),
    ] },
  ];
}

export function describeWatch({ id, place, kind, text, quietHours, state }: Watch): Block[] {
  return [
    { kind: 'heading', text: id },
    { kind: 'facts', facts: [
      fact(kind === 'topic' ? 'Topic' : kind === 'person' ? 'Person' : 'Question', text),
      fact('Where', describePostPlace(place)),
      ...(quietHours === null ? [] : [fact('Quiet', `${quietHours.from} to ${quietHours.until}, ${quietHours.zone}`)]),
      ...(state.status === 'active' ? [] : [fact('State', describeState(state))]),
    ] },
  ];
}

/** "channel 123… of server 456…". */
export function describePostPlace(place: PostPlace): string {
  if (place.kind === 'dm') return `direct messages of user ${place.userId}`;
  return `${place.threadId === null ? '' : `thread ${place.threadId} in `}channel ${place.channelId} of server ${place.guildId}`;
}

function describeState(state: PostingState): string {
  return state.status === 'active' ? 'active' : `${PAUSED_BECAUSE[state.reason]}, since ${describeMoment(state.atMs)}`;
}

function describeMoment(atMs: number): string {
  return describeInstant({ epochMs: atMs, iso: new Date(atMs).toISOString().replace(/\.\d+Z$/, 'Z') });
}

function fact(name: string, value: string): Fact {
  return { name, value, tone: 'plain' };
}
