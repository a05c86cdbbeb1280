import { type APIApplicationCommand, type APIApplicationCommandOption, ApplicationCommandOptionType as Type, ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { characters } from '../validate/api-error.ts';
import { addAttachment } from '../world/messages.ts';
import { channelPayload, memberPayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import type { Place } from './place.ts';

/** A value of an option: text, a number, a switch; a user, channel or role by its object; a file by its bytes. */
export type OptionValue = string | number | boolean | { readonly id: string } | { readonly name: string; readonly bytes: Uint8Array; readonly contentType?: string };

export interface Invocation {
  readonly name: string;
  readonly subcommand?: string;
  readonly group?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
  /** The option being typed, for autocomplete. */
  readonly focused?: string;
}

/** @throws Error if the bot has not registered it, or Discord would not offer it here. */
export function findCommand(world: World, name: string, type: ApplicationCommandType, place: Place): APIApplicationCommand {
  const all = [...(place.guild === null ? [] : (world.commands.get(place.guild.id) ?? [])), ...(world.commands.get('global') ?? [])];
  const command = all.find((known) => known.name === name && known.type === type);
  if (command === undefined) throw new Error(`The bot has registered no ${type === ApplicationCommandType.ChatInput ? `/${name}` : `context menu command "${name}"`}; it has: ${all.map((known) => known.name).join(', ') || 'none'}`);
  const { contexts, integration_types: installs = [ApplicationIntegrationType.GuildInstall], default_member_permissions: needed } = command;
  const allowed = contexts ?? (command.dm_permission === false ? [InteractionContextType.Guild] : [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel]);
  if (command.guild_id === undefined && !allowed.includes(place.context)) throw new Error(`Discord does not offer "${name}" here: its contexts are ${JSON.stringify(allowed)}, this is ${place.context}`);
  if (command.guild_id === undefined && !installs.includes(place.install)) throw new Error(`Discord does not offer "${name}" here: its integration types are ${JSON.stringify(installs)}, this is ${place.install}`);
  if (place.guild !== null && needed !== null && needed !== undefined && (place.permissions & BigInt(needed)) !== BigInt(needed)) throw new Error(`Discord does not offer "${name}" to a member without the permissions ${needed}`);
  return command;
}

/** The `data` of a slash command's interaction, checked against what the bot has registered. */
export function commandData(world: World, command: APIApplicationCommand, given: Invocation, place: Place): Record<string, unknown> {
  const resolved: Record<string, Record<string, unknown>> = {};
  const path = [given.group, given.subcommand].filter((name) => name !== undefined);
  let options = command.options ?? [];
  for (const name of path) {
    const next = options.find((option) => option.name === name && (option.type === Type.Subcommand || option.type === Type.SubcommandGroup));
    if (next === undefined) throw new Error(`/${command.name} has no subcommand "${name}"`);
    options = ('options' in next ? next.options : undefined) ?? [];
  }
  if (options.some(({ type }) => type === Type.Subcommand || type === Type.SubcommandGroup)) throw new Error(`/${command.name} needs a subcommand: ${options.map(({ name }) => name).join(', ')}`);
  const values = given.options ?? {};
  const isCompleting = given.focused !== undefined;
  for (const name of Object.keys(values)) if (!options.some((option) => option.name === name)) throw new Error(`/${command.name} has no option "${name}"; it has: ${options.map((option) => option.name).join(', ') || 'none'}`);
  if (!isCompleting) for (const option of options) if (option.required === true && values[option.name] === undefined) throw new Error(`/${command.name} requires the option "${option.name}"`);
  const written = options.flatMap((option) => {
    const value = values[option.name];
    const isFocused = option.name === given.focused;
    if (value === undefined && !isFocused) return [];
    if (isFocused && !('autocomplete' in option && option.autocomplete === true)) throw new Error(`The option "${option.name}" of /${command.name} is not completed`);
    return [{ name: option.name, type: option.type, value: isFocused ? (value ?? '') : optionValue(world, option, value as OptionValue, resolved, place), ...(isFocused ? { focused: true } : {}) }];
  });
  let nested: unknown[] = written;
  for (const [index, name] of [...path].reverse().entries()) nested = [{ name, type: index === 0 ? Type.Subcommand : Type.SubcommandGroup, options: nested }];
  return { id: command.id, name: command.name, type: command.type, options: nested, ...(Object.keys(resolved).length === 0 ? {} : { resolved }), ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }) };
}

function optionValue(world: World, option: APIApplicationCommandOption, value: OptionValue, resolved: Record<string, Record<string, unknown>>, place: Place): unknown {
  const wrong = (wanted: string): Error => new Error(`Discord's client would not send ${JSON.stringify(value)} as the option "${option.name}": ${wanted}`);
  switch (option.type) {
    case Type.String: {
      if (typeof value !== 'string') throw wrong('it is text');
      const length = characters(value);
      if (length < (('min_length' in option ? option.min_length : undefined) ?? 0) || length > (('max_length' in option ? option.max_length : undefined) ?? 6_000)) throw wrong('its length is outside the limits');
      return choose(option, value, wrong);
    }
    case Type.Integer:
    case Type.Number: {
      if (typeof value !== 'number' || (option.type === Type.Integer && !Number.isInteger(value))) throw wrong('it is a number');
      if (value < (('min_value' in option ? option.min_value : undefined) ?? -Infinity) || value > (('max_value' in option ? option.max_value : undefined) ?? Infinity)) throw wrong('it is outside the limits');
      return choose(option, value, wrong);
    }
    case Type.Boolean:
      if (typeof value !== 'boolean') throw wrong('it is true or false');
      return value;
    case Type.Attachment: {
      if (typeof value !== 'object' || !('bytes' in value)) throw wrong('it is a file');
      const attachment = addAttachment(world, place.channel.id, { name: value.name, bytes: value.bytes, contentType: value.contentType ?? 'application/octet-stream' });
      (resolved['attachments'] ??= {})[attachment.id] = attachment;
      return attachment.id;
    }
    case Type.User:
    case Type.Channel:
    case Type.Role:
    case Type.Mentionable:
      if (typeof value !== 'object' || !('id' in value)) throw wrong('it is a user, a channel or a role');
      resolveId(world, value.id, resolved, place);
      return value.id;
    case Type.Subcommand:
    case Type.SubcommandGroup:
      throw wrong('it is a subcommand');
  }
}

function choose(option: APIApplicationCommandOption, value: string | number, wrong: (wanted: string) => Error): string | number {
  const choices = ('choices' in option ? option.choices : undefined) ?? [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) throw wrong(`it is one of ${choices.map((choice) => String(choice.value)).join(', ')}`);
  return value;
}

/** Adds what an id means to the `resolved` of an interaction. */
export function resolveId(world: World, id: string, resolved: Record<string, Record<string, unknown>>, { guild, permissions }: Place): void {
  const user = world.users.get(id);
  if (user !== undefined) {
    (resolved['users'] ??= {})[id] = user;
    if (guild?.memberIds.has(id) === true) {
      const { user: _user, deaf: _deaf, mute: _mute, ...member } = memberPayload(world, guild, id);
      (resolved['members'] ??= {})[id] = { ...member, permissions: String(permissions) };
    }
    return;
  }
  const channel = world.channels.get(id);
  if (channel !== undefined) {
    (resolved['channels'] ??= {})[id] = { ...channelPayload(world, channel), permissions: String(permissions) };
    return;
  }
  const role = guild?.roles.find((known) => known.id === id);
  if (role === undefined) throw new Error(`The server knows no user, channel or role ${id}`);
  (resolved['roles'] ??= {})[id] = role;
}
