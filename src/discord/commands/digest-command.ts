import type { AutocompleteInteraction } from 'discord.js';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { digestLabel } from '../posting/describe-posting.ts';
import { type Choice, completeName } from './complete-name.ts';
import { deleteDigest, editDigest, listDigests, pauseDigest, postDigestNow, previewDigest, resumeDigest, scheduleDigest } from './digest-actions.ts';
import { digestDefinition } from './digest-definition.ts';
import { type PostingCall, readPostingCall } from './posting-call.ts';
import { timeZoneNames } from './time-zones.ts';

const CHOICE_CHARS_MAX = 100;
const CHOICES_MAX = 25;

export const digestCommand: SlashCommand = {
  definition: digestDefinition,
  isPrivate: () => true,
  // Like /settings: those who manage a server may use it in any of its channels.
  isFree: true,
  run: (call, desk) => digest(readPostingCall(call), desk),
  complete: completeDigest,
};

/** /digest: makes, shows, changes and posts the scheduled digests of a server, or of a person in direct messages. */
export async function digest(given: PostingCall, desk: Desk): Promise<void> {
  switch (given.options.getSubcommand(false)) {
    case 'schedule': return scheduleDigest(given, desk);
    case 'edit': return editDigest(given, desk);
    case 'pause': return pauseDigest(given, desk);
    case 'resume': return resumeDigest(given, desk);
    case 'delete': return deleteDigest(given, desk);
    case 'preview': return previewDigest(given, desk);
    case 'now': return postDigestNow(given, desk);
    case 'list':
    case null:
    default: return listDigests(given, desk);
  }
}

function completeDigest({ options, guildId, user, locale }: AutocompleteInteraction, desk: Desk): readonly Choice[] {
  const { name, value } = options.getFocused(true);
  const words = desk.words(locale);
  switch (name) {
    case 'zone': return completeName(timeZoneNames(), value);
    case 'days': return completeName(words.digests.suggestedDays, value);
    case 'topics': return completeLast(desk.names().topics, value);
    case 'outlets': return completeLast(desk.names().outlets, value, desk.guildSettings(guildId).outletsHidden);
    default: {
      const here = desk.postings.known().subscriptions.filter(({ place, ownerId }) => (guildId === null ? place.kind === 'dm' && ownerId === user.id : place.kind === 'channel' && place.guildId === guildId));
      return chooseBy(here.map((subscription) => ({ name: digestLabel(subscription, desk.postings, words), value: subscription.id })), value);
    }
  }
}

/** Choices whose label holds what was typed, told apart where two are alike. */
export function chooseBy(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase();
  const seen = new Map<string, number>();
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted)).slice(0, CHOICES_MAX).map(({ name, value }) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? { name, value } : { name: `${name.slice(0, CHOICE_CHARS_MAX - 5)} (${before + 1})`, value };
  });
}

/** Completes the last of several names; those before it stay as typed. */
function completeLast(names: readonly string[], typed: string, hidden: readonly string[] = []): readonly Choice[] {
  const comma = typed.lastIndexOf(',');
  const before = comma === -1 ? '' : `${typed.slice(0, comma).trim()}, `;
  return completeName(names, typed.slice(comma + 1), hidden)
    .map(({ name }) => `${before}${name}`)
    .filter((whole) => whole.length <= CHOICE_CHARS_MAX)
    .map((whole) => ({ name: whole, value: whole }));
}
