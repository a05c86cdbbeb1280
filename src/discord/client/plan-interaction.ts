import { type ButtonInteraction, type ChatInputCommandInteraction, type Interaction, type MessageContextMenuCommandInteraction, MessageFlags } from 'discord.js';
import { acknowledgementOf, isReplyKept, pressButton } from '../answers/press-button.ts';
import { parseButtonId } from '../custom-id.ts';
import { isClosed } from '../manners/closed-channel.ts';
import type { TooMany } from '../manners/rate-limits.ts';
import type { Place } from '../place.ts';
import type { Words } from '../words/index.ts';
import type { Acknowledgement } from './acknowledge.ts';
import type { Answerable } from './interaction-place.ts';
import type { Service } from './service.ts';

/** What is done with an interaction, decided from memory in the tick in which it arrives. */
export interface Plan {
  readonly interaction: Answerable;
  readonly name: string;
  readonly words: Words;
  readonly acknowledgement: Acknowledgement;
  readonly isLight: boolean;
  /** A line for the asker alone, in place of the work. */
  readonly refusal: { readonly outcome: string; readonly line: string } | null;
  readonly run: (place: Place) => Promise<void>;
  /** Looked up, for a moment at most, before a message is promised an edit; false: `words.answers.gone` is told to the presser instead. */
  readonly isKept?: () => Promise<boolean>;
}

/** Null for kinds of interaction that the bot has never offered. */
export function planInteraction(interaction: Interaction, service: Service): Plan | null {
  if (interaction.isChatInputCommand()) return planSlash(interaction, service);
  if (interaction.isMessageContextMenuCommand()) return planMenu(interaction, service);
  if (interaction.isButton()) return planPress(interaction, service);
  return null;
}

function planSlash(interaction: ChatInputCommandInteraction, service: Service): Plan {
  const { desk, handlers } = service;
  const words = desk.words(interaction.locale);
  const command = handlers.slash.get(interaction.commandName);
  if (command === undefined) return unknown(interaction, words, words.life.unknownCommand);
  const settings = desk.guildSettings(interaction.guildId);
  const isFree = command.isFree === true;
  return {
    interaction,
    name: command.definition.name,
    words,
    acknowledgement: { kind: 'reply', isPrivate: command.isPrivate(interaction, settings) },
    isLight: isFree,
    refusal: stopping(service, words) ?? (isFree ? null : closed(interaction, service, words) ?? limited(interaction, service, words)),
    run: (place) => command.run({ interaction, place, words, settings }, desk),
  };
}

function planMenu(interaction: MessageContextMenuCommandInteraction, service: Service): Plan {
  const { desk, handlers } = service;
  const words = desk.words(interaction.locale);
  const command = handlers.menu.get(interaction.commandName);
  if (command === undefined) return unknown(interaction, words, words.life.unknownCommand);
  const settings = desk.guildSettings(interaction.guildId);
  return {
    interaction,
    name: command.definition.name,
    words,
    acknowledgement: { kind: 'reply', isPrivate: true },
    isLight: false,
    refusal: stopping(service, words) ?? closed(interaction, service, words) ?? limited(interaction, service, words),
    run: (place) => command.run({ interaction, place, words, settings }, desk),
  };
}

function planPress(interaction: ButtonInteraction, service: Service): Plan {
  const { desk } = service;
  const words = desk.words(interaction.locale);
  const id = parseButtonId(interaction.customId);
  if (id === null) return unknown(interaction, words, words.life.unknownButton);
  const presserId = interaction.user.id;
  const isEdit = acknowledgementOf(id, presserId) === 'update';
  return {
    interaction,
    name: `button ${id.action}`,
    words,
    acknowledgement: isEdit ? { kind: 'update' } : { kind: 'reply', isPrivate: true },
    ...(isEdit ? { isKept: () => isReplyKept(id, interaction.guildId, desk) } : {}),
    isLight: true,
    refusal: stopping(service, words) ?? limited(interaction, service, words),
    run: (place) => pressButton({ id, presserId, guildId: interaction.guildId, locale: interaction.locale, place }, desk),
  };
}


/** Whether only the presser or asker sees the message that is edited. */
export function isSeenByOne({ interaction, acknowledgement }: Pick<Plan, 'interaction' | 'acknowledgement'>): boolean {
  if (acknowledgement.kind === 'reply') return acknowledgement.isPrivate;
  return interaction.isButton() && interaction.message.flags.has(MessageFlags.Ephemeral);
}

/** The words for whoever has to wait. */
export function lineOfLimit({ who, waitMs }: TooMany, words: Words): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return who === 'user' ? words.life.tooManyOfYours(seconds) : words.life.tooManyHere(seconds);
}

function unknown(interaction: Answerable, words: Words, line: string): Plan {
  return { interaction, name: 'unknown', words, acknowledgement: { kind: 'reply', isPrivate: true }, isLight: true, refusal: { outcome: 'unknown', line }, run: async () => undefined };
}

function stopping({ isStopping }: Service, words: Words): Plan['refusal'] {
  return isStopping() ? { outcome: 'stopping', line: words.life.restarting } : null;
}

function limited(interaction: Answerable, { limits }: Service, words: Words): Plan['refusal'] {
  const tooMany = limits.take(interaction.user.id, interaction.guildId);
  return tooMany === null ? null : { outcome: 'limited', line: lineOfLimit(tooMany, words) };
}

const CHANNELS_NAMED_MAX = 10;

function closed({ guildId, channelId, channel, guild }: Answerable, { desk }: Service, words: Words): Plan['refusal'] {
  const settings = desk.guildSettings(guildId);
  const parentChannelId = channel?.isThread() === true ? channel.parentId : null;
  if (!isClosed({ guildId, channelId, parentChannelId }, settings)) return null;
  const names = settings.channelIds.slice(0, CHANNELS_NAMED_MAX).map((id) => guild?.channels.cache.get(id)?.name).filter((name) => name !== undefined);
  return { outcome: 'closed', line: words.life.closedHere(names) };
}
