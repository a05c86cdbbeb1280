import { type APIMessage, ComponentType } from 'discord-api-types/v10';
import { isObject, type JsonObject } from '../validate/api-error.ts';
import { allComponents } from '../world/text-of.ts';
import type { StoredMessage, World } from '../world/world.ts';
import { resolveId } from './command-data.ts';
import type { Place } from './place.ts';

const SELECTS: readonly unknown[] = [ComponentType.StringSelect, ComponentType.UserSelect, ComponentType.RoleSelect, ComponentType.MentionableSelect, ComponentType.ChannelSelect];

/** @throws Error if it has been deleted, or this user cannot see it. */
export function storedMessage(world: World, { id, channel_id }: Pick<APIMessage, 'id' | 'channel_id'>, userId: string | null = null): StoredMessage {
  const stored = world.channels.get(channel_id)?.messages.get(id);
  if (stored === undefined) throw new Error(`The message ${id} is not there any more`);
  if (userId !== null && stored.ephemeralFor !== null && stored.ephemeralFor !== userId) throw new Error(`The message ${id} is ephemeral; this user does not see it`);
  return stored;
}

/** The custom ids of a message's buttons and menus that can be used, in order. */
export function customIdsOf({ components = [] }: Pick<APIMessage, 'components'>): string[] {
  return allComponents(components).flatMap((component) => ('custom_id' in component && component.disabled !== true ? [component.custom_id] : []));
}

/**
 * The `data` of a button's interaction.
 *
 * @throws Error if the message as it is now has no such button, or it is disabled.
 */
export function buttonData({ message }: StoredMessage, customId: string): JsonObject {
  const component = find(message, customId);
  if (component.type !== ComponentType.Button) throw new Error(`"${customId}" is not a button`);
  return { component_type: component.type, custom_id: customId, id: component.id };
}

/** The `data` of a select menu's interaction. @throws Error if its values do not fit. */
export function selectData(world: World, { message }: StoredMessage, customId: string, values: readonly string[], place: Place): JsonObject {
  const component = find(message, customId) as unknown as JsonObject;
  if (!SELECTS.includes(component['type'])) throw new Error(`"${customId}" is not a select menu`);
  const [min, max] = [Number(component['min_values'] ?? 1), Number(component['max_values'] ?? 1)];
  if (values.length < min || values.length > max) throw new Error(`"${customId}" takes ${min} to ${max} values, not ${values.length}`);
  const resolved: Record<string, Record<string, unknown>> = {};
  if (component['type'] === ComponentType.StringSelect) {
    const offered = (component['options'] as JsonObject[]).map(({ value }) => value);
    for (const value of values) if (!offered.includes(value)) throw new Error(`"${customId}" does not offer "${value}"; it offers: ${offered.join(', ')}`);
  } else for (const value of values) resolveId(world, value, resolved, place);
  return { component_type: component['type'], custom_id: customId, id: component['id'], values, ...(Object.keys(resolved).length === 0 ? {} : { resolved }) };
}

function find(message: APIMessage, customId: string) {
  const component = allComponents(message.components ?? []).find((known) => 'custom_id' in known && known.custom_id === customId);
  if (component === undefined) throw new Error(`The message has no component "${customId}"; it has: ${customIdsOf(message).join(', ') || 'none'}`);
  if ('disabled' in component && component.disabled === true) throw new Error(`The component "${customId}" is disabled`);
  return component;
}

/** The `data` of a modal's submission, with a value for each of its fields. @throws Error if one is missing or too many. */
export function modalData(modal: JsonObject, values: Readonly<Record<string, string | readonly string[]>>): JsonObject {
  const left = new Set(Object.keys(values));
  const answer = (field: JsonObject): JsonObject => {
    const id = String(field['custom_id']);
    const value = values[id];
    left.delete(id);
    if (value === undefined && field['required'] !== false) throw new Error(`The modal's field "${id}" is required`);
    return { type: field['type'], id: field['id'] ?? 0, custom_id: id, ...(field['type'] === ComponentType.TextInput ? { value: value ?? '' } : { values: value ?? [] }) };
  };
  const components = (Array.isArray(modal['components']) ? (modal['components'] as unknown[]) : []).filter(isObject).flatMap((component): JsonObject[] => {
    if (isObject(component['component'])) return [{ type: component['type'], id: 0, component: answer(component['component']) }];
    if (Array.isArray(component['components'])) return [{ type: component['type'], id: 0, components: (component['components'] as unknown[]).filter(isObject).map(answer) }];
    return [];
  });
  if (left.size > 0) throw new Error(`The modal has no field ${[...left].join(', ')}`);
  return { custom_id: modal['custom_id'], components };
}
