import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { FormErrors, isObject, type JsonObject } from './api-error.ts';

/**
 * Checks what autocomplete offers: at most 25 choices, names and values of at most 100 characters.
 *
 * @throws ApiError 50035
 */
export function checkAutocomplete(data: JsonObject, optionType: ApplicationCommandOptionType): void {
  const errors = new FormErrors();
  const choices = data['choices'];
  if (!Array.isArray(choices)) errors.required(['data', 'choices']);
  else checkChoices(choices, ['data', 'choices'], optionType, errors);
  errors.throwIfAny();
}

/** Also for the fixed choices of an option. */
export function checkChoices(choices: readonly unknown[], path: readonly (string | number)[], optionType: unknown, errors: FormErrors): void {
  if (choices.length > 25) errors.add(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  choices.forEach((choice, index) => {
    const at = [...path, index];
    if (!isObject(choice)) return errors.add(at, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    errors.text([...at, 'name'], choice['name'], { min: 1, max: 100 });
    const value = choice['value'];
    if (optionType === ApplicationCommandOptionType.String) errors.text([...at, 'value'], value, { min: 1, max: 100 });
    else if (typeof value !== 'number' || (optionType === ApplicationCommandOptionType.Integer && !Number.isInteger(value))) errors.add([...at, 'value'], 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(value)}" is not a number.`);
  });
}
