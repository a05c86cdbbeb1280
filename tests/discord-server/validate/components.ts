import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import { characters, type FormErrors, isObject, type JsonObject } from './api-error.ts';

export const COMPONENTS_MAX = 40;
export const DISPLAY_TEXT_MAX = 4_000;

const SELECTS: readonly unknown[] = [ComponentType.StringSelect, ComponentType.UserSelect, ComponentType.RoleSelect, ComponentType.MentionableSelect, ComponentType.ChannelSelect];
const IN_CONTAINER: readonly unknown[] = [ComponentType.ActionRow, ComponentType.TextDisplay, ComponentType.Section, ComponentType.MediaGallery, ComponentType.Separator, ComponentType.File];
const TOP_LEVEL: readonly unknown[] = [...IN_CONTAINER, ComponentType.Container];

type Path = readonly (string | number)[];

interface Walk {
  readonly errors: FormErrors;
  /** Names of files that `attachment://` may mean. */
  readonly fileNames: readonly string[];
  readonly shownFiles: Set<string>;
  readonly customIds: Map<string, Path>;
  readonly ids: Set<number>;
  count: number;
  textLength: number;
}

/**
 * Checks a message's components against the documented limits.
 *
 * @returns the names of uploaded files that the components show.
 */
export function checkComponents(components: unknown, { isV2, fileNames, errors }: { isV2: boolean; fileNames: readonly string[]; errors: FormErrors }): ReadonlySet<string> {
  const walk: Walk = { errors, fileNames, shownFiles: new Set(), customIds: new Map(), ids: new Set(), count: 0, textLength: 0 };
  const path = ['components'];
  if (components === undefined || components === null) return walk.shownFiles;
  if (!Array.isArray(components)) {
    errors.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return walk.shownFiles;
  }
  if (!isV2 && components.length > 5) errors.add(path, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  if (isV2 && components.length > COMPONENTS_MAX) errors.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${COMPONENTS_MAX} in length.`);
  components.forEach((component: unknown, index) => checkOne(component, [...path, index], isV2 ? TOP_LEVEL : [ComponentType.ActionRow], walk));
  if (walk.count > COMPONENTS_MAX) errors.add(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', `The maximum total number of components (${COMPONENTS_MAX}) was exceeded`);
  if (walk.textLength > DISPLAY_TEXT_MAX) errors.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', `The total size of displayable text (${walk.textLength}) exceeds the maximum size (${DISPLAY_TEXT_MAX})`);
  return walk.shownFiles;
}

function checkOne(component: unknown, path: Path, allowed: readonly unknown[], walk: Walk): void {
  const { errors } = walk;
  if (!isObject(component)) return errors.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  walk.count++;
  if (!allowed.includes(component['type'])) return errors.add([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed.join(', ')},).`);
  checkId(component, path, walk);
  switch (component['type']) {
    case ComponentType.ActionRow: return checkRow(component, path, walk);
    case ComponentType.Button: return checkButton(component, path, walk);
    case ComponentType.Section: return checkSection(component, path, walk);
    case ComponentType.TextDisplay: return checkText(component, path, walk);
    case ComponentType.Thumbnail: return checkMedia(component, path, walk);
    case ComponentType.MediaGallery: return checkGallery(component, path, walk);
    case ComponentType.File: return checkFile(component, path, walk);
    case ComponentType.Separator: return checkSeparator(component, path, walk);
    case ComponentType.Container: return checkContainer(component, path, walk);
    default: return checkSelect(component, path, walk);
  }
}

function checkId({ id }: JsonObject, path: Path, walk: Walk): void {
  walk.errors.integer([...path, 'id'], id, 0, 2 ** 31 - 1);
  if (typeof id !== 'number' || id === 0) return;
  if (walk.ids.has(id)) walk.errors.add([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
  walk.ids.add(id);
}

function children(component: JsonObject, path: Path, max: number, walk: Walk): unknown[] {
  const list = component['components'];
  if (Array.isArray(list) && list.length >= 1 && list.length <= max) return list;
  if (list === undefined) walk.errors.required([...path, 'components']);
  else walk.errors.add([...path, 'components'], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${max} in length.`);
  return Array.isArray(list) ? list : [];
}

function checkRow(row: JsonObject, path: Path, walk: Walk): void {
  const list = children(row, path, 5, walk);
  list.forEach((child, index) => checkOne(child, [...path, 'components', index], [ComponentType.Button, ...SELECTS], walk));
  if (list.length > 1 && list.some((child) => isObject(child) && SELECTS.includes(child['type']))) {
    walk.errors.add([...path, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
  }
}

/** A custom id is required, 1 to 100 characters, and used once in a message. */
export function checkCustomId(component: JsonObject, path: Path, { errors, customIds }: Pick<Walk, 'errors' | 'customIds'>): void {
  const id = component['custom_id'];
  if (!errors.text([...path, 'custom_id'], id, { min: 1, max: 100 })) return;
  if (customIds.has(id)) errors.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  customIds.set(id, path);
}

function checkButton(button: JsonObject, path: Path, walk: Walk): void {
  const { errors } = walk;
  const style = button['style'];
  if (typeof style !== 'number' || style < 1 || style > 6) return errors.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
  errors.text([...path, 'label'], button['label'], { max: 80, optional: true });
  if (style === (ButtonStyle.Premium as number)) {
    errors.text([...path, 'sku_id'], button['sku_id'], { min: 1, max: 20 });
    return;
  }
  const hasLabel = typeof button['label'] === 'string' && button['label'].trim() !== '';
  if (!hasLabel && !isObject(button['emoji'])) errors.add(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button must have a label or an emoji');
  if (style !== (ButtonStyle.Link as number)) {
    if (button['url'] !== undefined) errors.add([...path, 'url'], 'BUTTON_COMPONENT_URL_NOT_ALLOWED', 'A url is only allowed for link buttons');
    return checkCustomId(button, path, walk);
  }
  if (button['custom_id'] !== undefined) errors.add(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'A custom id and url cannot both be specified');
  if (errors.text([...path, 'url'], button['url'], { min: 1, max: 512 })) checkUrl(button['url'], [...path, 'url'], ['http:', 'https:', 'discord:'], errors);
}

function checkUrl(url: string, path: Path, protocols: readonly string[], errors: FormErrors): void {
  const parsed = URL.parse(url);
  if (parsed === null) errors.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!protocols.includes(parsed.protocol)) errors.add(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "${parsed.protocol.slice(0, -1)}" is not supported. Scheme must be one of (${protocols.map((name) => `'${name.slice(0, -1)}'`).join(', ')}).`);
}

/** A select menu of a message or a modal. */
export function checkSelect(select: JsonObject, path: Path, walk: Pick<Walk, 'errors' | 'customIds'>): void {
  const { errors } = walk;
  checkCustomId(select, path, walk);
  errors.text([...path, 'placeholder'], select['placeholder'], { max: 150, optional: true });
  errors.integer([...path, 'min_values'], select['min_values'], 0, 25);
  errors.integer([...path, 'max_values'], select['max_values'], 1, 25);
  if (select['type'] !== ComponentType.StringSelect) return;
  const options = select['options'];
  if (!Array.isArray(options) || options.length < 1 || options.length > 25) return errors.add([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 25 in length.');
  const values = new Set<unknown>();
  options.forEach((option: unknown, index) => {
    const at = [...path, 'options', index];
    if (!isObject(option)) return errors.add(at, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    errors.text([...at, 'label'], option['label'], { min: 1, max: 100 });
    errors.text([...at, 'value'], option['value'], { min: 1, max: 100 });
    errors.text([...at, 'description'], option['description'], { max: 100, optional: true });
    if (values.has(option['value'])) errors.add([...at, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used');
    values.add(option['value']);
  });
}

function checkText({ content }: JsonObject, path: Path, walk: Walk): void {
  // Discord trims before it measures, so white space alone is nothing.
  const trimmed = typeof content === 'string' ? content.trim() : content;
  walk.errors.text([...path, 'content'], trimmed, { min: 1, max: DISPLAY_TEXT_MAX });
  if (typeof content === 'string') walk.textLength += characters(content);
}

function checkSection(section: JsonObject, path: Path, walk: Walk): void {
  children(section, path, 3, walk).forEach((child, index) => checkOne(child, [...path, 'components', index], [ComponentType.TextDisplay], walk));
  if (section['accessory'] === undefined) walk.errors.required([...path, 'accessory']);
  else checkOne(section['accessory'], [...path, 'accessory'], [ComponentType.Button, ComponentType.Thumbnail], walk);
}

function checkMedia(item: JsonObject, path: Path, walk: Walk): void {
  walk.errors.text([...path, 'description'], item['description'], { max: 1_024, optional: true });
  checkMediaUrl(item['media'], [...path, 'media'], walk);
}

function checkMediaUrl(media: unknown, path: Path, walk: Walk, attachmentsOnly = false): void {
  const url = isObject(media) ? media['url'] : undefined;
  if (!walk.errors.text([...path, 'url'], url, { min: 1, max: 2_048 })) return;
  const name = /^attachment:\/\/(.+)$/s.exec(url)?.[1];
  if (name !== undefined && walk.fileNames.includes(name)) walk.shownFiles.add(name);
  else if (name !== undefined) walk.errors.add([...path, 'url'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `Referenced attachment "${name}" was not found`);
  else checkUrl(url, [...path, 'url'], attachmentsOnly ? ['attachment:'] : ['http:', 'https:', 'attachment:'], walk.errors);
}

function checkGallery({ items }: JsonObject, path: Path, walk: Walk): void {
  if (!Array.isArray(items) || items.length < 1 || items.length > 10) return walk.errors.add([...path, 'items'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 10 in length.');
  items.forEach((item: unknown, index) => checkMedia(isObject(item) ? item : {}, [...path, 'items', index], walk));
}

function checkFile(component: JsonObject, path: Path, walk: Walk): void {
  checkMediaUrl(component['file'], [...path, 'file'], walk, true);
}

function checkSeparator({ spacing }: JsonObject, path: Path, { errors }: Walk): void {
  if (spacing !== undefined && spacing !== 1 && spacing !== 2) errors.add([...path, 'spacing'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
}

function checkContainer(container: JsonObject, path: Path, walk: Walk): void {
  walk.errors.integer([...path, 'accent_color'], container['accent_color'], 0, 0xffffff);
  children(container, path, COMPONENTS_MAX, walk).forEach((child, index) => checkOne(child, [...path, 'components', index], IN_CONTAINER, walk));
}
