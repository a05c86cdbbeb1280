import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { FormErrors, isObject, type JsonObject, refusal } from './api-error.ts';
import { checkComponents } from './components.ts';
import { checkEmbeds } from './embeds.ts';

export const CONTENT_MAX = 2_000;
export const NONCE_MAX = 25;

export interface MessageCheck {
  /** The message an edit changes; null for a new one. */
  readonly existing: APIMessage | null;
  readonly uploadedNames: readonly string[];
  /** Records what Discord would let pass and the project's rules do not. */
  readonly violate: (rule: string, detail: string) => void;
}

/** What may be set on a new message; EPHEMERAL is an interaction's matter. */
const SETTABLE = MessageFlags.SuppressEmbeds | MessageFlags.Ephemeral | MessageFlags.SuppressNotifications | MessageFlags.IsVoiceMessage | MessageFlags.IsComponentsV2;
const LEGACY = ['content', 'embeds', 'poll', 'sticker_ids', 'shared_client_theme'] as const;

/**
 * Checks the body of a message about to be made or edited.
 *
 * @returns whether it is of Components V2.
 * @throws ApiError 50035 or 50006
 */
export function checkMessage(body: JsonObject, { existing, uploadedNames, violate }: MessageCheck): boolean {
  const errors = new FormErrors();
  const flags = readFlags(body, errors);
  const wasV2 = existing !== null && ((existing.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const isV2 = wasV2 || (flags & MessageFlags.IsComponentsV2) !== 0;
  if (wasV2 && body['flags'] !== undefined && body['flags'] !== null && (flags & MessageFlags.IsComponentsV2) === 0) {
    errors.add(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'Cannot remove the IS_COMPONENTS_V2 flag from a message');
  }
  const content = body['content'] ?? (body['content'] === undefined ? existing?.content : '') ?? '';
  const embeds = body['embeds'] ?? (body['embeds'] === undefined ? existing?.embeds : []) ?? [];
  const components = body['components'] ?? (body['components'] === undefined ? existing?.components : []) ?? [];
  errors.text(['content'], content, { max: CONTENT_MAX });
  checkEmbeds(embeds, errors);
  if (isV2) checkNoLegacy({ ...body, content, embeds }, errors);
  const names = [...uploadedNames, ...keptAttachments(body, existing)];
  // What an edit does not touch has been checked before, and its media have been resolved since.
  const shown = body['components'] === undefined ? new Set<string>() : checkComponents(components, { isV2, fileNames: names, errors });
  checkAllowedMentions(body['allowed_mentions'], errors);
  checkNonce(body, errors, violate);
  errors.throwIfAny();

  const isEmpty = (value: unknown): boolean => !Array.isArray(value) || value.length === 0;
  const bare = isEmpty(components) && (isV2 || (isEmpty(embeds) && isEmpty(body['sticker_ids']) && !isObject(body['poll']) && names.length === 0 && (typeof content === 'string' && content.trim() === '')));
  if (bare) throw refusal.emptyMessage();
  if (isV2) for (const name of uploadedNames) if (!shown.has(name)) violate('file-not-shown', `The file ${name} is uploaded with a Components V2 message that does not show it`);
  return isV2;
}

function readFlags(body: JsonObject, errors: FormErrors): number {
  const flags = body['flags'] ?? 0;
  if (typeof flags !== 'number' || !Number.isInteger(flags) || flags < 0) {
    errors.add(['flags'], 'NUMBER_TYPE_COERCE', `Value "${JSON.stringify(flags)}" is not int.`);
    return 0;
  }
  if ((flags & ~SETTABLE) !== 0) errors.add(['flags'], 'MESSAGE_FLAGS_INVALID', `Flags ${flags & ~SETTABLE} cannot be set`);
  return flags;
}

function checkNoLegacy(body: JsonObject, errors: FormErrors): void {
  for (const field of LEGACY) {
    const value = body[field];
    const isUsed = typeof value === 'string' ? value !== '' : Array.isArray(value) ? value.length > 0 : isObject(value);
    if (isUsed) errors.add([field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`);
  }
}

/** Names of an edited message's files that the edit keeps. */
function keptAttachments(body: JsonObject, existing: APIMessage | null): string[] {
  const listed = body['attachments'];
  return (existing?.attachments ?? []).filter(({ id }) => !Array.isArray(listed) || listed.some((item: unknown) => isObject(item) && item['id'] === id)).map(({ filename }) => filename);
}

function checkAllowedMentions(allowed: unknown, errors: FormErrors): void {
  if (allowed === undefined || allowed === null) return;
  if (!isObject(allowed)) return errors.add(['allowed_mentions'], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  const parse: unknown[] = Array.isArray(allowed['parse']) ? (allowed['parse'] as unknown[]) : [];
  parse.forEach((value, index) => {
    if (value !== 'users' && value !== 'roles' && value !== 'everyone') errors.add(['allowed_mentions', 'parse', index], 'BASE_TYPE_CHOICES', "Value must be one of {'everyone', 'roles', 'users'}.");
  });
  for (const kind of ['users', 'roles'] as const) {
    const listed: unknown = allowed[kind];
    if (!Array.isArray(listed)) continue;
    if (listed.length > 100) errors.add(['allowed_mentions', kind], 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
    if (listed.length > 0 && parse.includes(kind)) errors.add(['allowed_mentions'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`);
  }
}

function checkNonce({ nonce, enforce_nonce: enforce }: JsonObject, errors: FormErrors, violate: MessageCheck['violate']): void {
  if (nonce === undefined || nonce === null) {
    if (enforce === true) violate('enforce-without-nonce', 'enforce_nonce was set without a nonce');
    return;
  }
  if (typeof nonce === 'number' && Number.isInteger(nonce)) return;
  if (errors.text(['nonce'], nonce, { max: NONCE_MAX }) && enforce !== true) violate('nonce-not-enforced', 'A nonce without enforce_nonce does not prevent duplicates');
}
