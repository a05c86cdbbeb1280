import type { GuildSettings } from '../../domain/guild-settings.ts';
import { DeskError } from '../../errors.ts';
import type { Block } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { inTurn } from '../in-turn.ts';
import { changeSettings, type SettingsChange } from './change-settings.ts';
import { completeName } from './complete-name.ts';
import { type Given, lineOf, readCall } from './option-reader.ts';
import { settingsDefinition } from './settings-definition.ts';
import { showPlain } from './show-reply.ts';
import { timeZoneNames } from './time-zones.ts';

/** Channels or outlets listed before the rest is counted. */
const LISTED_MAX = 25;

export const settingsCommand: SlashCommand = {
  definition: settingsDefinition,
  isPrivate: () => true,
  isFree: true,
  run: (call, desk) => settings(readCall(call), desk),
  complete: ({ options, guildId }, desk) => {
    const { name, value } = options.getFocused(true);
    if (name === 'zone') return completeName(timeZoneNames(), value);
    const { outletsHidden } = desk.guildSettings(guildId);
    return options.getSubcommand(false) === 'show' ? completeName(outletsHidden, value) : completeName(desk.names().outlets, value, outletsHidden);
  },
};

/** /settings: shows what a server's administrators chose, or changes one thing and says so. */
export async function settings(given: Given, desk: Desk): Promise<void> {
  const { place: { guildId }, words } = given;
  if (guildId === null) throw new DeskError(words.commands.settings.guildOnly);
  const change = readChange(given, desk);
  if (change === null) return showPlain(settingsBlocks(desk.guildSettings(guildId), given), given);
  // Two administrators at once would each save settings without the other's change.
  const { said, isChanged } = await inTurn(`settings:${guildId}`, desk, async () => {
    const now = desk.guildSettings(guildId);
    const changed = changeSettings(now, change, words);
    if (changed.settings !== now) await desk.saveGuildSettings(guildId, changed.settings);
    return { said: changed.said, isChanged: changed.settings !== now };
  });
  await showPlain([{ kind: 'sentence', text: said, tone: isChanged ? 'good' : 'plain' }], given);
}

/** Null asks only to see them. */
function readChange({ options, channelName, words }: Given, desk: Desk): SettingsChange | null {
  const path = [options.getSubcommandGroup(false), options.getSubcommand(false)].filter((part) => part !== null).join(' ');
  switch (path) {
    case 'channels add':
    case 'channels remove': {
      const channel = options.getChannel('channel');
      if (channel === null) return null;
      // The bot may not see the channel; Discord names it all the same.
      const name = channel.name ? words.commands.settings.channelNamed(channel.name) : nameOf(channel.id, channelName, words);
      return { kind: path === 'channels add' ? 'channel-add' : 'channel-remove', channelId: channel.id, channelName: name };
    }
    case 'channels all':
      return { kind: 'channels-all' };
    case 'private':
      return { kind: 'private', isPrivate: options.getBoolean('by-default') ?? false };
    case 'outlets hide':
    case 'outlets show':
      return { kind: path === 'outlets hide' ? 'outlet-hide' : 'outlet-show', outlet: lineOf(options, 'outlet') ?? '', known: desk.names().outlets };
    case 'state-media':
      return { kind: 'state-media', isAllowed: options.getBoolean('allowed') ?? true };
    case 'time-zone':
      return { kind: 'time-zone', typed: options.getString('zone') ?? '', nowMs: desk.clock.now() };
    default:
      return null;
  }
}

function nameOf(id: string, channelName: Given['channelName'], { commands }: Given['words']): string {
  const name = channelName(id);
  return name === null ? commands.settings.channelGone(id) : commands.settings.channelNamed(name);
}

function settingsBlocks({ channelIds, privateByDefault, outletsHidden, stateMedia, timeZone }: GuildSettings, { words, channelName }: Given): readonly Block[] {
  const texts = words.commands.settings;
  const list = (names: readonly string[]): string => [...names.slice(0, LISTED_MAX), ...(names.length > LISTED_MAX ? [words.commands.about.outletsLeft(names.length - LISTED_MAX)] : [])].join(', ');
  const fact = (name: string, value: string) => ({ name, value, tone: 'plain' as const });
  return [
    { kind: 'heading', text: texts.heading },
    {
      kind: 'facts',
      facts: [
        fact(texts.channels, channelIds.length === 0 ? texts.allChannels : list(channelIds.map((id) => nameOf(id, channelName, words)))),
        fact(texts.private, texts.privateOf(privateByDefault)),
        fact(texts.hidden, outletsHidden.length === 0 ? texts.nothingHidden : list(outletsHidden)),
        fact(texts.stateMedia, texts.stateMediaOf(stateMedia)),
        fact(texts.timeZone, timeZone),
      ],
    },
  ];
}
