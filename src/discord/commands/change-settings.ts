import { DateTime } from 'luxon';
import type { GuildSettings } from '../../domain/guild-settings.ts';
import { DeskError } from '../../errors.ts';
import { foldName } from '../../text/fold-name.ts';
import { printableLine } from '../../text/printable.ts';
import type { Words } from '../words/index.ts';
import { findTimeZone } from './time-zones.ts';

const CHANNELS_MAX = 100;
const OUTLETS_MAX = 100;
const OUTLET_CHARS_MAX = 100;

/** What an administrator asked to have changed. */
export type SettingsChange =
  | { readonly kind: 'channel-add' | 'channel-remove'; readonly channelId: string; readonly channelName: string }
  | { readonly kind: 'channels-all' }
  | { readonly kind: 'private'; readonly isPrivate: boolean }
  | { readonly kind: 'outlet-hide' | 'outlet-show'; readonly outlet: string; readonly known: readonly string[] }
  | { readonly kind: 'state-media'; readonly isAllowed: boolean }
  | { readonly kind: 'time-zone'; readonly typed: string; readonly nowMs: number };

export interface ChangedSettings {
  /** The very object given, if there was nothing to change. */
  readonly settings: GuildSettings;
  readonly said: string;
}

/**
 * The settings after a change, and the sentence that says what it did. Pure.
 *
 * @throws DeskError if the change cannot be made.
 */
export function changeSettings(settings: GuildSettings, change: SettingsChange, words: Words): ChangedSettings {
  const texts = words.commands.settings;
  switch (change.kind) {
    case 'channel-add':
      return addChannel(settings, change, words);
    case 'channel-remove':
      return removeChannel(settings, change, words);
    case 'channels-all':
      return { settings: settings.channelIds.length === 0 ? settings : { ...settings, channelIds: [] }, said: texts.channelsAll };
    case 'private':
      return { settings: { ...settings, privateByDefault: change.isPrivate }, said: texts.privateSet(change.isPrivate) };
    case 'outlet-hide':
      return hideOutlet(settings, change, words);
    case 'outlet-show':
      return showOutlet(settings, change.outlet, words);
    case 'state-media':
      return { settings: { ...settings, stateMedia: change.isAllowed }, said: texts.stateMediaSet(change.isAllowed) };
    case 'time-zone': {
      const timeZone = findTimeZone(change.typed);
      if (timeZone === null) throw new DeskError(texts.zoneUnknown(printableLine(change.typed).slice(0, OUTLET_CHARS_MAX)));
      return { settings: { ...settings, timeZone }, said: texts.zoneSet(timeZone, DateTime.fromMillis(change.nowMs, { zone: timeZone }).toFormat('HH:mm')) };
    }
  }
}

interface ChannelChange {
  readonly channelId: string;
  readonly channelName: string;
}

function addChannel(settings: GuildSettings, { channelId, channelName }: ChannelChange, { commands: { settings: texts } }: Words): ChangedSettings {
  const { channelIds } = settings;
  if (channelIds.includes(channelId)) return { settings, said: texts.channelThere(channelName) };
  if (channelIds.length >= CHANNELS_MAX) throw new DeskError(texts.channelsFull(CHANNELS_MAX));
  return { settings: { ...settings, channelIds: [...channelIds, channelId] }, said: texts.channelAdded(channelName, channelIds.length === 0) };
}

function removeChannel(settings: GuildSettings, { channelId, channelName }: ChannelChange, { commands: { settings: texts } }: Words): ChangedSettings {
  const { channelIds } = settings;
  if (channelIds.length === 0) return { settings, said: texts.channelNoList };
  if (!channelIds.includes(channelId)) return { settings, said: texts.channelNotThere(channelName) };
  // An empty list means all channels: taking the last one away would do the opposite of what was asked.
  if (channelIds.length === 1) throw new DeskError(texts.channelLast(channelName));
  return { settings: { ...settings, channelIds: channelIds.filter((id) => id !== channelId) }, said: texts.channelRemoved(channelName) };
}

function hideOutlet(settings: GuildSettings, { outlet: typed, known }: { readonly outlet: string; readonly known: readonly string[] }, { commands: { settings: texts } }: Words): ChangedSettings {
  const folded = foldName(typed);
  if (folded === '') throw new DeskError(texts.nameMissing);
  const stored = known.find((name) => foldName(name) === folded);
  const outlet = printableLine(stored ?? typed);
  if (outlet.length > OUTLET_CHARS_MAX) throw new DeskError(texts.nameTooLong(OUTLET_CHARS_MAX));
  if (settings.outletsHidden.some((name) => foldName(name) === folded)) return { settings, said: texts.outletHiddenAlready(outlet) };
  if (settings.outletsHidden.length >= OUTLETS_MAX) throw new DeskError(texts.outletsFull(OUTLETS_MAX));
  return { settings: { ...settings, outletsHidden: [...settings.outletsHidden, outlet] }, said: stored === undefined ? texts.outletHiddenUnknown(outlet) : texts.outletHidden(outlet) };
}

function showOutlet(settings: GuildSettings, typed: string, { commands: { settings: texts } }: Words): ChangedSettings {
  const folded = foldName(typed);
  const outlet = settings.outletsHidden.find((name) => foldName(name) === folded);
  if (outlet === undefined) return { settings, said: texts.outletNotHidden(printableLine(typed).slice(0, OUTLET_CHARS_MAX) || '…') };
  return { settings: { ...settings, outletsHidden: settings.outletsHidden.filter((name) => name !== outlet) }, said: texts.outletShown(outlet) };
}
