import { ApplicationCommandOptionType as OptionType, ApplicationCommandType, Locale } from 'discord-api-types/v10';
import { ApiError, characters, FormErrors, isObject, type JsonObject } from './api-error.ts';
import { checkChoices } from './choices.ts';

type Path = readonly (string | number)[];

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const LOCALES: readonly string[] = Object.values(Locale);
/** How many commands of each type an application may have in one scope. */
const MOST: Readonly<Record<number, number>> = { [ApplicationCommandType.ChatInput]: 100, [ApplicationCommandType.User]: 15, [ApplicationCommandType.Message]: 15, [ApplicationCommandType.PrimaryEntryPoint]: 1 };
const CHARACTERS_MAX = 8_000;

/**
 * Checks a whole set of commands, as a bulk overwrite gives it.
 *
 * @throws ApiError 50035, or 30032 if there are too many.
 */
export function checkCommands(commands: unknown): asserts commands is JsonObject[] {
  const errors = new FormErrors();
  if (!Array.isArray(commands)) throw new ApiError(400, 50_035, 'Invalid Form Body', { _errors: [{ code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' }] });
  const names = new Set<string>();
  const counts = new Map<number, number>();
  commands.forEach((command: unknown, index) => {
    if (!isObject(command)) return errors.add([index], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    checkCommand(command, [index], errors);
    const type = typeof command['type'] === 'number' ? command['type'] : 1;
    const key = `${type}:${String(command['name'])}`;
    if (names.has(key)) errors.add([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    names.add(key);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  });
  for (const [type, count] of counts) if (count > (MOST[type] ?? 0)) throw new ApiError(400, 30_032, `Maximum number of application commands reached (${MOST[type] ?? 0}).`);
  errors.throwIfAny();
}

/** Checks one command; `path` is where it stands in the body. */
export function checkCommand(command: JsonObject, path: Path, errors: FormErrors): void {
  const type = command['type'] ?? ApplicationCommandType.ChatInput;
  const isSlash = type === ApplicationCommandType.ChatInput;
  if (typeof type !== 'number' || MOST[type] === undefined) errors.add([...path, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4}.');
  checkNamed(command, path, isSlash, errors);
  if (!isSlash && typeof command['description'] === 'string' && command['description'] !== '') errors.add([...path, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION', 'Context menu commands cannot have description');
  if (!isSlash && Array.isArray(command['options']) && command['options'].length > 0) errors.add([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS', 'Context menu commands cannot have options');
  if (isSlash) checkOptions(command['options'], [...path, 'options'], 0, errors);
  checkList(command['contexts'], [...path, 'contexts'], [0, 1, 2], errors);
  checkList(command['integration_types'], [...path, 'integration_types'], [0, 1], errors);
  const permissions = command['default_member_permissions'];
  if (permissions !== undefined && permissions !== null && !/^\d+$/.test(typeof permissions === 'string' ? permissions : '')) errors.add([...path, 'default_member_permissions'], 'BITFIELD_TYPE_CONVERT', 'Must be a string of digits');
  const size = measure(command);
  if (size > CHARACTERS_MAX) errors.add(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${CHARACTERS_MAX})`);
}

function checkNamed(part: JsonObject, path: Path, isSlash: boolean, errors: FormErrors): void {
  checkName(part['name'], [...path, 'name'], isSlash, errors);
  if (isSlash) errors.text([...path, 'description'], part['description'], { min: 1, max: 100 });
  checkLocalised(part['name_localizations'], [...path, 'name_localizations'], errors, (value, at) => checkName(value, at, isSlash, errors));
  checkLocalised(part['description_localizations'], [...path, 'description_localizations'], errors, (value, at) => void errors.text(at, value, { min: 1, max: 100 }));
}

function checkName(name: unknown, path: Path, isSlash: boolean, errors: FormErrors): void {
  if (!errors.text(path, name, { min: 1, max: 32 }) || !isSlash) return;
  if (!SLASH_NAME.test(name) || name !== name.toLowerCase()) errors.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function checkLocalised(given: unknown, path: Path, errors: FormErrors, check: (value: unknown, path: Path) => void): void {
  if (given === undefined || given === null) return;
  if (!isObject(given)) return errors.add(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
  for (const [locale, value] of Object.entries(given)) {
    if (!LOCALES.includes(locale)) errors.add([...path, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid locale`);
    else if (value !== null) check(value, [...path, locale]);
  }
}

function checkOptions(options: unknown, path: Path, depth: number, errors: FormErrors): void {
  if (options === undefined || options === null) return;
  if (!Array.isArray(options)) return errors.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  if (options.length > 25) errors.add(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  const names = new Set<unknown>();
  let optionalSeen = false;
  const nested = options.filter((option: unknown) => isObject(option) && isNested(option['type'])).length;
  if (nested > 0 && nested < options.length) errors.add(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-command and sub-command group option types are mutually exclusive to all other types');
  options.forEach((option: unknown, index) => {
    const at = [...path, index];
    if (!isObject(option)) return errors.add(at, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    checkNamed(option, at, true, errors);
    if (names.has(option['name'])) errors.add([...at, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    names.add(option['name']);
    if (option['required'] === true && optionalSeen) errors.add(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options must be placed before non-required options');
    if (!isNested(option['type']) && option['required'] !== true) optionalSeen = true;
    checkOption(option, at, depth, errors);
  });
}

const isNested = (type: unknown): boolean => type === OptionType.Subcommand || type === OptionType.SubcommandGroup;

function checkOption(option: JsonObject, path: Path, depth: number, errors: FormErrors): void {
  const type = option['type'];
  if (typeof type !== 'number' || type < 1 || type > 11) return errors.add([...path, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}.');
  if (type === (OptionType.SubcommandGroup as number) && depth > 0) errors.add([...path, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-command groups cannot be nested');
  if (type === (OptionType.Subcommand as number) && depth > 1) errors.add([...path, 'type'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands cannot be nested');
  if (isNested(type)) return checkOptions(option['options'], [...path, 'options'], type === (OptionType.SubcommandGroup as number) ? 1 : 2, errors);
  const takesChoices = ([OptionType.String, OptionType.Integer, OptionType.Number] as number[]).includes(type);
  const choices = option['choices'];
  if (Array.isArray(choices) && choices.length > 0) {
    if (!takesChoices) errors.add([...path, 'choices'], 'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID', 'This option type cannot have choices');
    if (option['autocomplete'] === true) errors.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_WITH_CHOICES', 'Autocomplete and choices are mutually exclusive');
    checkChoices(choices, [...path, 'choices'], type, errors);
  }
  if (option['autocomplete'] === true && !takesChoices) errors.add([...path, 'autocomplete'], 'APPLICATION_COMMAND_AUTOCOMPLETE_INVALID', 'This option type cannot be completed');
  errors.integer([...path, 'min_length'], option['min_length'], 0, 6_000);
  errors.integer([...path, 'max_length'], option['max_length'], 1, 6_000);
  if (option['min_length'] !== undefined && type !== (OptionType.String as number)) errors.add([...path, 'min_length'], 'APPLICATION_COMMAND_OPTIONS_LENGTH_INVALID', 'Only string options have a length');
}

function checkList(list: unknown, path: Path, allowed: readonly number[], errors: FormErrors): void {
  if (list === undefined || list === null) return;
  if (!Array.isArray(list) || list.length === 0) return errors.add(path, 'BASE_TYPE_BAD_LENGTH', 'Must be 1 or more in length.');
  list.forEach((value: unknown, index) => {
    if (!allowed.includes(value as number)) errors.add([...path, index], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  });
  if (new Set(list).size !== list.length) errors.add(path, 'SET_TYPE_DUPLICATE', 'Values must be unique');
}

/** Characters of names, descriptions and values, of the longest localisation where there are several. */
function measure(part: JsonObject): number {
  const longest = (name: string): number => {
    const localised = isObject(part[`${name}_localizations`]) ? Object.values(part[`${name}_localizations`] as JsonObject) : [];
    return Math.max(0, ...[part[name], ...localised].map((text) => (typeof text === 'string' ? characters(text) : 0)));
  };
  const inner = [part['options'], part['choices']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const value = typeof part['value'] === 'string' ? characters(part['value']) : 0;
  return longest('name') + longest('description') + value + inner.reduce<number>((sum, child) => sum + (isObject(child) ? measure(child) : 0), 0);
}
