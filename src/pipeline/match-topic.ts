import type { SearchRequest } from '../app-contract.ts';
import type { Passage } from '../domain/passage.ts';
import type { Query } from '../domain/query.ts';
import type { WordSearch } from '../store/index.ts';
import { COUNTRY_BY_WORD } from '../text/countries.ts';
import { foldName } from '../text/fold-name.ts';
import type { RetrieveWithin } from './retrieve-within.ts';

export interface MatchTopicPorts {
  readonly store: Pick<WordSearch, 'searchArticles'>;
  readonly understand: (request: SearchRequest) => Query;
  readonly retrieveWithin: RetrieveWithin;
}

export interface TopicAsked {
  readonly text: string;
  /** `name`: matched by its mention. Otherwise a text that is nothing but names is, and any other by meaning and words. */
  readonly kind: 'topic' | 'name';
  /** Which articles are compared. */
  readonly articleIds: readonly string[];
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** More passages of one topic than this are of articles beside it. */
const PASSAGES_MAX = 300;
/**
 * What closeness in meaning and shared words must come to together, in an article's best passage. Read off the sample and
 * some twenty topics, where articles on other matters reach 0.62; a long article that speaks of a matter in one passage passes.
 */
const MATCH_MIN = 0.66;
const SHARED_WORDS_WORTH = 0.1;
/** How far below the best match the others may lie: "border clashes" finds the talks after them as well, but further off. */
const SPREAD_MAX = 0.17;
/** Of a topic with a name in it ("Imbazi football"), an article must hold the name and this share of it all, by rarity. */
const NAMED_COVERAGE_MIN = 0.5;
/** "us" is a word of every article. */
const FORM_CHARS_MIN = 3;

/** How well articles match a topic, 0 to 1 by id; those that do not are absent. Never by a part of a word. */
export async function matchTopic(asked: TopicAsked, ports: MatchTopicPorts): Promise<Map<string, number>> {
  const { text, articleIds, nowMs, signal } = asked;
  if (articleIds.length === 0 || !/[\p{L}\p{N}]/u.test(text)) return new Map();
  const query = ports.understand({ question: text, askedAtMs: nowMs });
  if (asked.kind === 'name' || isAllNames(query)) return matchName(text, articleIds, ports);
  const passages = await ports.retrieveWithin(query, articleIds, { limit: PASSAGES_MAX, signal });
  const scores = new Map<string, number>();
  for (const passage of passages) {
    const { id } = passage.article;
    if (isNamed(passage, query)) scores.set(id, Math.max(scores.get(id) ?? 0, closenessOf(passage)));
  }
  const least = Math.max(MATCH_MIN, Math.max(0, ...scores.values()) - SPREAD_MAX);
  return new Map([...scores].filter(([, score]) => score >= least).map(([id, score]) => [id, Math.min(1, score)]));
}

function closenessOf({ signals: { dense = 0, coverageSentence = 0 } }: Passage): number {
  return dense + SHARED_WORDS_WORTH * coverageSentence;
}

function isNamed({ signals: { namesArticle = 0, coverageArticle = 0 } }: Passage, { names }: Query): boolean {
  return names.length === 0 || (namesArticle === 1 && coverageArticle >= NAMED_COVERAGE_MIN);
}

function isAllNames({ question, names, terms }: Query): boolean {
  if (COUNTRY_BY_WORD.has(foldName(question))) return true;
  const named = new Set(names.flatMap((name) => foldName(name).split(' ')));
  return names.length > 0 && terms.every((term) => named.has(foldName(term)));
}

/** By mention of the name whole; a country's by that of its people, too. The oftener and the higher up, the better. */
function matchName(name: string, articleIds: readonly string[], { store }: MatchTopicPorts): Map<string, number> {
  const found = store.searchArticles(formsOf(name), { limit: articleIds.length, filter: { articleIds } });
  const best = found.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  return new Map(found.map(({ key, score }) => [key, 0.5 + 0.5 * Math.max(0, score / best)]));
}

function formsOf(name: string): readonly string[] {
  const country = COUNTRY_BY_WORD.get(foldName(name));
  if (country === undefined) return [name];
  return [...COUNTRY_BY_WORD].filter(([form, of]) => of === country && form.length >= FORM_CHARS_MIN).map(([form]) => form);
}
