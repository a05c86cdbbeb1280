import { randomBytes } from 'node:crypto';
import { DeskError, OperatorError } from '../../errors.ts';
import type { Logger } from '../../observe/index.ts';
import type { Words } from '../words/index.ts';

/**
 * What anything thrown is to the person who asked: the sentence of a DeskError, or an owned-up defect under a short id that
 * the log explains. Never a stack, nor what is for whoever runs the desk.
 */
export function wordsOfError(error: unknown, words: Words, log: Logger, fields: Readonly<Record<string, unknown>>): string {
  if (error instanceof DeskError && !(error instanceof OperatorError)) {
    const { userId: _userId, ...where } = fields;
    log.info({ ...where, reason: error.name }, 'refused with a sentence');
    return error.message;
  }
  const id = randomBytes(4).toString('hex');
  log.error({ ...fields, errorId: id, stack: stackOf(error) }, 'an answer failed');
  return words.life.defect(id);
}

/** Errors whose own message cannot hold somebody's words. */
const TELLING = /^(?:TypeError|ReferenceError|RangeError|HTTPError|DiscordAPIError\[.*\])$/;

/** A stack for the log. Its message is left out where it might hold somebody's question. */
export function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 20);
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? ` ${error.code}` : '';
  const message = error instanceof OperatorError || TELLING.test(error.name) ? `: ${error.message}` : '';
  return [`${error.name}${code}${message}`, ...frames].join('\n');
}
