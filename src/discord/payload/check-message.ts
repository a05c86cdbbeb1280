import type { APIMessageTopLevelComponent } from 'discord.js';
import { DISCORD_LIMITS } from '../limits.ts';
import { collectTexts } from './collect-texts.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** What Discord makes a mention, a link or an emoji of, once escaped characters and our own dates are out of the way. */
const LIVE = /@everyone|@here|<(?:@|#|\/|:|[a-z]{1,20}:(?!\/\/))|https?:\/\/|discord(?:app)?\.gg\//i;
const OUR_DATE = /<t:-?\d{1,14}:[fD]>/g;
const OUR_TARGET = /\]\((?:<https?:[^\s<>()]+>|https?:[^\s<>()]+)\)/g;

/** Whether a text holds a mention, a bare address or an emoji that Discord would bring to life; masked links and dates of ours are none. */
export function hasLiveSyntax(text: string): boolean {
  return LIVE.test(text.replace(/\\[^0-9A-Za-z\s]/g, '\u0000').replace(OUR_TARGET, ']').replace(OUR_DATE, ''));
}

/**
 * The gate: every message passes it, and only what passes is an OutgoingMessage.
 *
 * @throws Error if Discord would refuse the message or bring something in it to life; that is a defect of ours.
 */
export function checkMessage(components: readonly APIMessageTopLevelComponent[], files: OutgoingMessage['files']): OutgoingMessage {
  const wrong = [...wrongsOf(components), ...wrongFiles(files)];
  if (wrong.length > 0) throw new Error(`A message may not be sent: ${wrong.join('; ')}`);
  return { components, files } as OutgoingMessage;
}

function wrongsOf(components: readonly APIMessageTopLevelComponent[]): string[] {
  const { displays, labels, components: count } = collectTexts(components);
  const chars = displays.reduce((sum, text) => sum + text.length, 0);
  return [
    ...(components.length === 0 ? ['it is empty'] : []),
    ...(chars > DISCORD_LIMITS.textDisplayCharsTotal ? [`its text has ${chars} characters, more than ${DISCORD_LIMITS.textDisplayCharsTotal}`] : []),
    ...(count > DISCORD_LIMITS.components ? [`it has ${count} components, more than ${DISCORD_LIMITS.components}`] : []),
    ...displays.flatMap((text) => [
      ...(text.trim() === '' ? ['a text is empty'] : []),
      ...(text.isWellFormed() ? [] : ['a text holds half a character']),
      ...(hasLiveSyntax(text) ? ['a text holds a live mention or link'] : []),
    ]),
    ...labels.filter((label) => !label.isWellFormed()).map(() => 'a label holds half a character'),
    ...wrongControls(components),
  ];
}

/** What a row or one of its controls has too much of; custom ids must be unique in a message. */
function wrongControls(components: unknown): string[] {
  const wrong: string[] = [];
  const ids = new Set<string>();
  const atMost = (name: string, value: unknown, max: number): void => {
    if (typeof value === 'string' && (value.length > max || (value === '' && name !== 'placeholder'))) wrong.push(`a ${name} has ${value.length} characters, not 1 to ${max}`);
  };
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const fields = value as Readonly<Record<string, unknown>>;
    const { custom_id: id, components: nested, options } = fields;
    if (typeof id === 'string') {
      if (ids.has(id)) wrong.push('two controls have one custom id');
      ids.add(id);
    }
    atMost('custom id', id, DISCORD_LIMITS.customIdChars);
    atMost('placeholder', fields.placeholder, DISCORD_LIMITS.placeholderChars);
    atMost('label', fields.label, DISCORD_LIMITS.labelChars);
    if (fields.type === 2) {
      atMost('address', fields.url, DISCORD_LIMITS.urlChars);
      if (fields.label === undefined && fields.emoji === undefined) wrong.push('a button says nothing');
    }
    if (fields.type === 1 && Array.isArray(nested) && (nested.length === 0 || nested.length > DISCORD_LIMITS.buttonsPerRow)) wrong.push(`a row has ${nested.length} controls, not 1 to ${DISCORD_LIMITS.buttonsPerRow}`);
    if (Array.isArray(options)) {
      if (options.length === 0 || options.length > DISCORD_LIMITS.selectOptions) wrong.push(`a menu has ${options.length} options, not 1 to ${DISCORD_LIMITS.selectOptions}`);
      for (const option of options as readonly Readonly<Record<string, unknown>>[]) for (const name of ['label', 'value', 'description']) atMost(`option's ${name}`, option[name], DISCORD_LIMITS.selectOptionChars);
    }
    walk(nested);
    walk(fields.accessory);
  };
  walk(components);
  return wrong;
}

function wrongFiles(files: OutgoingMessage['files']): string[] {
  const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  return [
    ...(files.length > DISCORD_LIMITS.files ? [`it has ${files.length} files`] : []),
    ...(bytes > DISCORD_LIMITS.fileBytesTotal ? [`its files have ${bytes} bytes`] : []),
    ...files.filter(({ name }) => !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)).map(() => 'a file name is not plain'),
  ];
}
