import { type AutocompleteInteraction, PermissionFlagsBits } from 'discord.js';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { watchLabel } from '../posting/describe-posting.ts';
import { type Choice, completeName } from './complete-name.ts';
import { chooseBy } from './digest-command.ts';
import { type PostingCall, readPostingCall } from './posting-call.ts';
import { timeZoneNames } from './time-zones.ts';
import { addWatch, isShownTo, listWatches, removeWatch } from './watch-actions.ts';
import { watchDefinition } from './watch-definition.ts';

export const watchCommand: SlashCommand = {
  definition: watchDefinition,
  isPrivate: () => true,
  run: (call, desk) => watch(readPostingCall(call), desk),
  complete: completeWatch,
};

/** /watch: hear of new articles on a topic, a person or a question. */
export async function watch(given: PostingCall, desk: Desk): Promise<void> {
  switch (given.options.getSubcommand(false)) {
    case 'add': return addWatch(given, desk);
    case 'remove': return removeWatch(given, desk);
    case 'list':
    case null:
    default: return listWatches(given, desk);
  }
}

function completeWatch({ options, guildId, user, locale, memberPermissions }: AutocompleteInteraction, desk: Desk): readonly Choice[] {
  const { name, value } = options.getFocused(true);
  switch (name) {
    case 'topic': return completeName(desk.names().topics, value);
    case 'person': return completeName(desk.names().speakers, value);
    case 'zone': return completeName(timeZoneNames(), value);
    default: {
      const asker = { userId: user.id, guildId, isManager: memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true };
      const shown = desk.postings.known().watches.filter((known) => isShownTo(known, asker));
      return chooseBy(shown.map((known) => ({ name: watchLabel(known, desk.postings, desk.words(locale)), value: known.id })), value);
    }
  }
}
