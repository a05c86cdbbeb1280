import { characters, type FormErrors, isObject, type JsonObject } from './api-error.ts';

const LIMITS: readonly (readonly [path: readonly string[], max: number])[] = [
  [['title'], 256], [['description'], 4_096], [['footer', 'text'], 2_048], [['author', 'name'], 256],
];

/** Checks embeds: 10 of them, 6,000 characters together, and each part's own limit. */
export function checkEmbeds(embeds: unknown, errors: FormErrors): void {
  if (embeds === undefined || embeds === null) return;
  if (!Array.isArray(embeds) || embeds.length > 10) return errors.add(['embeds'], 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  let total = 0;
  const check = (path: readonly (string | number)[], value: unknown, max: number, optional: boolean): void => {
    if (errors.text(path, value, { max, optional })) total += characters(value);
  };
  embeds.forEach((embed: unknown, index) => {
    if (!isObject(embed)) return errors.add(['embeds', index], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    for (const [path, max] of LIMITS) check(['embeds', index, ...path], read(embed, path), max, true);
    const fields = Array.isArray(embed['fields']) ? (embed['fields'] as unknown[]) : [];
    if (fields.length > 25) errors.add(['embeds', index, 'fields'], 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
    fields.forEach((field, at) => {
      check(['embeds', index, 'fields', at, 'name'], isObject(field) ? field['name'] : undefined, 256, false);
      check(['embeds', index, 'fields', at, 'value'], isObject(field) ? field['value'] : undefined, 1_024, false);
    });
  });
  if (total > 6_000) errors.add(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

function read(from: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), from);
}
