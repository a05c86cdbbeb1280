import { DeskError, OperatorError } from '../../errors.ts';
import { noticeMessage } from '../payload/index.ts';
import { withoutQuoteMarks } from '../payload/message-grammar.ts';
import { wordsOfError, stackOf } from '../manners/error-words.ts';
import type { Ticket } from '../manners/work-queue.ts';
import type { Place } from '../place.ts';
import type { Words } from '../words/index.ts';
import { type Service, WAIT_MAX_MS } from './service.ts';

export interface Performance {
  /** The command's name in logs and metrics. */
  readonly name: string;
  readonly place: Place;
  readonly words: Words;
  readonly isLight: boolean;
  /** False where the place already holds an answer that a line of ours must not replace. */
  readonly mayShowLines: boolean;
  /** Milliseconds since it arrived. */
  readonly sinceArrivalMs: () => number;
  /** Answers at the place it is given. */
  readonly run: (place: Place) => Promise<void>;
  /** Called however it ends. */
  readonly onEnd?: () => void;
}

/** Waits for its turn, runs, and sees to it that the place does not stay empty whatever happens. */
export function perform(performance: Performance, ticket: Ticket, service: Service): void {
  const { name, place, words, isLight, sinceArrivalMs, run } = performance;
  const { desk } = service;
  // Once the answer stands there, a failure to note something about it must not take it away again.
  let isAnswered = false;
  const watched: Place = {
    ...place,
    show: async (message) => {
      const id = await place.show(message);
      isAnswered = true;
      return id;
    },
  };
  ticket.start({
    isLight,
    waitMaxMs: desk.clock.realMs(WAIT_MAX_MS),
    run: async () => {
      try {
        await run(watched);
        finish(performance, service, 'answered');
        desk.metrics.reply.observe({ name }, sinceArrivalMs() / 1000);
      } catch (error) {
        const line = wordsOfError(error, words, desk.log, { name, userId: place.userId, guildId: place.guildId });
        if (performance.mayShowLines && !isAnswered) await showLine(place, line, service);
        finish(performance, service, error instanceof DeskError && !(error instanceof OperatorError) ? 'refused' : 'failed');
      } finally {
        performance.onEnd?.();
      }
    },
    giveUp: async (reason) => {
      if (performance.mayShowLines) await showLine(place, reason === 'stopping' ? words.life.restarting : words.life.waitedTooLong, service);
      finish(performance, service, reason);
      performance.onEnd?.();
    },
  });
}

/** A line of the bot's own at a place, without marks that would pass for quoted words; that it cannot be shown is for the log only. */
export async function showLine(place: Place, line: string, { desk }: Service): Promise<void> {
  try {
    await place.show(noticeMessage(withoutQuoteMarks(line)));
  } catch (error) {
    desk.log.warn({ guildId: place.guildId, channelId: place.channelId, stack: stackOf(error) }, 'a line could not be shown');
  }
}

/** Counts and logs how something ended: where and how fast, never words, nor who asked: nobody could have that deleted from a log. */
export function finish({ name, place, sinceArrivalMs }: Pick<Performance, 'name' | 'place' | 'sinceArrivalMs'>, { desk }: Service, outcome: string): void {
  desk.metrics.interactions.inc({ name, outcome });
  desk.log.info({ name, outcome, guildId: place.guildId, ...(place.guildId === null ? {} : { channelId: place.channelId }), ms: Math.round(sinceArrivalMs()) }, 'served');
}
