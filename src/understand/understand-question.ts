import type { AnswerType, Query, TimeWindow } from '../domain/query.ts';
import { answerTypeOf } from './answer-type.ts';
import { contentTerms, numbersIn } from './content-terms.ts';
import type { KnownNames } from './known-names.ts';
import { findMentionedWindow } from './mentioned-window.ts';
import { findQuestionNames } from './question-names.ts';
import { findSpeakerAsked } from './speaker-asked.ts';

/** Discord takes 2,000 characters of a member; what stands beyond is kept in the question but not analysed. */
const ANALYSED_CHARS_MAX = 2_000;

export interface QuestionAsked {
  /** Stand-alone: `resolveFollowUp` has filled in what it leant on. */
  readonly question: string;
  /** The moment from which "this week" counts, epoch milliseconds. */
  readonly askedAtMs: number;
  readonly window?: TimeWindow | null | undefined;
  readonly outlet?: string | null | undefined;
  readonly outletsHidden?: readonly string[] | undefined;
  readonly stateMedia?: boolean | undefined;
  /** Names in the store, so that a question in lower case finds them. */
  readonly knownNames?: KnownNames | undefined;
}

/**
 * Reads out of a question what a search needs: the kind of answer, terms, names, numbers, whose words, when. Pure, total
 * on any string, linear in its length.
 * @example
 * understandQuestion({ question: 'What did Lavrov say about India last week?', askedAtMs });
 * // answerType 'statement', speaker 'Lavrov', topic 'India last week', names ['Lavrov', 'India'], terms ['lavrov', 'india', 'week']
 */
export function understandQuestion({ question, askedAtMs, window, outlet, outletsHidden = [], stateMedia = true, knownNames }: QuestionAsked): Query {
  const text = question.slice(0, ANALYSED_CHARS_MAX);
  const asked = findSpeakerAsked(text);
  const speaker = asked?.speaker ?? null;
  return {
    question,
    askedAtMs,
    answerType: answerType(text, asked?.wantsWords ?? false),
    terms: contentTerms(text),
    names: findQuestionNames(text, knownNames),
    numbers: numbersIn(text),
    speaker,
    topic: asked === null || (speaker === null && !asked.wantsWords) ? question : asked.topic,
    window: window ?? null,
    mentionedWindow: findMentionedWindow(text, askedAtMs),
    outlet: outlet ?? null,
    outletsHidden,
    stateMedia,
  };
}

function answerType(text: string, wantsWords: boolean): AnswerType {
  const type = answerTypeOf(text);
  // "Has the minister said…" is answered yes or no, with his words; "What did he say" by the words alone.
  return wantsWords && type !== 'yes-no' && type !== 'person' ? 'statement' : type;
}
