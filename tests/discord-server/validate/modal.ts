import { ComponentType } from 'discord-api-types/v10';
import { FormErrors, isObject, type JsonObject } from './api-error.ts';
import { checkCustomId, checkSelect } from './components.ts';

type Path = readonly (string | number)[];
const SELECTS: readonly unknown[] = [ComponentType.StringSelect, ComponentType.UserSelect, ComponentType.RoleSelect, ComponentType.MentionableSelect, ComponentType.ChannelSelect];

/**
 * Checks a modal against the documented limits.
 *
 * @throws ApiError 50035
 */
export function checkModal(data: JsonObject): void {
  const errors = new FormErrors();
  const walk = { errors, customIds: new Map<string, Path>() };
  errors.text(['data', 'title'], data['title'], { min: 1, max: 45 });
  errors.text(['data', 'custom_id'], data['custom_id'], { min: 1, max: 100 });
  const components = data['components'];
  if (!Array.isArray(components) || components.length < 1 || components.length > 5) errors.add(['data', 'components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  else components.forEach((component: unknown, index) => checkTop(component, ['data', 'components', index], walk));
  errors.throwIfAny();
}

function checkTop(component: unknown, path: Path, walk: { errors: FormErrors; customIds: Map<string, Path> }): void {
  const { errors } = walk;
  if (!isObject(component)) return errors.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  switch (component['type']) {
    case ComponentType.TextDisplay:
      errors.text([...path, 'content'], component['content'], { min: 1, max: 4_000 });
      return;
    case ComponentType.Label:
      errors.text([...path, 'label'], component['label'], { min: 1, max: 45 });
      errors.text([...path, 'description'], component['description'], { max: 100, optional: true });
      return checkField(component['component'], [...path, 'component'], walk);
    case ComponentType.ActionRow: {
      const [field, ...rest] = Array.isArray(component['components']) ? (component['components'] as unknown[]) : [];
      if (rest.length > 0) errors.add([...path, 'components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 1 in length.');
      if (isObject(field)) errors.text([...path, 'components', 0, 'label'], field['label'], { min: 1, max: 45 });
      return checkField(field, [...path, 'components', 0], walk);
    }
    default:
      errors.add([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1, 10, 18).');
  }
}

function checkField(field: unknown, path: Path, walk: { errors: FormErrors; customIds: Map<string, Path> }): void {
  const { errors } = walk;
  if (!isObject(field)) return errors.required(path);
  if (SELECTS.includes(field['type'])) return checkSelect(field, path, walk);
  checkCustomId(field, path, walk);
  if (field['type'] !== ComponentType.TextInput) return;
  if (field['style'] !== 1 && field['style'] !== 2) errors.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
  errors.integer([...path, 'min_length'], field['min_length'], 0, 4_000);
  errors.integer([...path, 'max_length'], field['max_length'], 1, 4_000);
  errors.text([...path, 'value'], field['value'], { max: 4_000, optional: true });
  errors.text([...path, 'placeholder'], field['placeholder'], { max: 100, optional: true });
}
