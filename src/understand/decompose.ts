import type { Query } from '../domain/query.ts';
import { splitJointNames } from '../text/joint-names.ts';
import { contentTerms } from './content-terms.ts';
import { findSpeakerAsked, speakerName } from './speaker-asked.ts';

/** "…, and what did Orlitz say?": a second question for somebody's words. */
const SECOND_CLAUSE = /[,;?]?\s+(?:and|while|but)\s+(?=(?:what|how)\s+(?:did|do|does|has|have|is|are|was|were)\b)/i;
/** More voices than statements are printed cannot be heard. */
const SPEAKERS_MAX = 3;

/**
 * One query for each of the speakers whose words a question wants ("what do Kyiv and Moscow say", "what did A say about X,
 * and what did B"), so that the one who is quoted more does not drown the other; empty if it wants one's words or nobody's.
 */
export function decompose(query: Query): Query[] {
  const clauses = query.question.split(SECOND_CLAUSE);
  const asked = clauses.map((clause) => ({ clause, found: findSpeakerAsked(clause) }));
  const everyClauseAsks = clauses.length > 1 && asked.every(({ found }) => found?.speaker !== null && found?.speaker !== undefined);
  const voices = everyClauseAsks
    ? asked.map(({ found }) => ({ speaker: found?.speaker ?? '', topic: topicOf(found?.topic ?? '', asked[0]?.found?.topic ?? '') }))
    : jointVoices(query);
  const distinct = [...new Map(voices.map((voice) => [voice.speaker.toLowerCase(), voice])).values()];
  if (distinct.length < 2 || distinct.length > SPEAKERS_MAX) return [];
  return distinct.map((voice) => alone(query, voice, distinct.map(({ speaker }) => speaker).filter((speaker) => speaker !== voice.speaker)));
}

interface Voice {
  readonly speaker: string;
  readonly topic: string;
}

function jointVoices({ speaker, topic }: Query): Voice[] {
  if (speaker === null) return [];
  return splitJointNames(speaker).map((name) => ({ speaker: speakerName(name.replace(/^(?:both|either)\s+/i, '')), topic }));
}

/** "And what did Orlitz say about it?" is about what the first clause is about. */
function topicOf(own: string, first: string): string {
  return own === '' || /^(?:it|this|that|them|the same)$/i.test(own) ? first : own;
}

function alone(query: Query, { speaker, topic }: Voice, others: readonly string[]): Query {
  const away = new Set(contentTerms(others.join(' ')));
  const question = `What did ${speaker} say${topic === '' ? '' : ` about ${topic}`}?`;
  return {
    ...query, question, speaker, topic, answerType: 'statement',
    terms: contentTerms(question).filter((term) => !away.has(term) || topic.toLowerCase().includes(term)),
    names: query.names.filter((name) => topic.includes(name) || !others.some((other) => ` ${name.toLowerCase()} `.includes(` ${other.toLowerCase()} `))),
  };
}
