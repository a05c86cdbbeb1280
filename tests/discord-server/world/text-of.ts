import { type APIMessage, type APIMessageComponent, ComponentType } from 'discord-api-types/v10';

/** All a reader reads in a message: its content and every text display, in order, joined by line breaks. */
export function textOf({ content, components = [] }: Pick<APIMessage, 'content' | 'components'>): string {
  return [...(content === '' ? [] : [content]), ...displayTexts(components)].join('\n');
}

/** The contents of the text displays, wherever they are nested. */
export function displayTexts(components: readonly unknown[]): string[] {
  return allComponents(components).flatMap((component) => (component.type === ComponentType.TextDisplay ? [component.content] : []));
}

/** Every component of a message, nested ones after the one that holds them. */
export function allComponents(components: readonly unknown[]): APIMessageComponent[] {
  return (components as readonly (APIMessageComponent & { components?: unknown[]; accessory?: unknown })[]).flatMap((component) => [
    component,
    ...allComponents(component.components ?? []),
    ...(component.accessory === undefined ? [] : allComponents([component.accessory])),
  ]);
}
