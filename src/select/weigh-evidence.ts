import { holdsPremise } from './premise.ts';
import type { QuestionProfile } from './question-profile.ts';
import { sentenceText } from './sentence-pool.ts';
import type { SignalledUnit } from './sentence-signals.ts';
import { keysOf } from './words.ts';

/** What speaks for a unit as an answer, each 0 to 1. */
export interface Evidence {
  /** Weighted share of the question's names that its sentence, neighbours, title or article hold. */
  readonly names: number;
  /** Share of the question's names that stand nowhere in the article. */
  readonly namesMissing: number;
  /** The same for the question's other words. */
  readonly words: number;
  readonly similarity: number;
  /** Whether the deed a question presumes stands in the sentence, its neighbours or the title, or is told in the article as done; true for questions that presume none. */
  readonly presumed: boolean;
  /** 1 if it holds a candidate of the kind asked for, or no kind can be told. */
  readonly candidate: number;
}

/** What a word is worth by the distance at which it stands from the sentence. */
const AT_NEIGHBOUR = 0.9;
const AT_TITLE = 0.8;
const AT_ARTICLE = 0.35;
const NEIGHBOURS = 2;

/** Weighs one unit against the question. A store's own word counts play no part: a store may hold one article. */
export function weighEvidence(unit: SignalledUnit, profile: QuestionProfile): Evidence {
  const near = keysOf(neighbours(unit));
  const speaker = keysOf(unit.unit.speaker ?? '');
  const standing = (key: string): number => {
    if (unit.keys.has(key) || speaker.has(key)) return 1;
    if (near.has(key)) return AT_NEIGHBOUR;
    if (unit.article.titleKeys.has(key)) return AT_TITLE;
    return unit.article.keys.has(key) ? AT_ARTICLE : 0;
  };
  const year = unit.article.head.publishedAt?.iso.slice(0, 4);
  const names = profile.names.map(({ keys }) => nameStanding(keys, standing));
  // A year is as binding as a name; other numbers ("$18 billion") are told in many ways.
  const years = profile.numbers.filter((number) => /^(?:19|20)\d\d$/.test(number));
  const strong = [...names, ...years.map((number) => (number === year ? 1 : standing(number)))];
  const inNames = new Set([...profile.names.flatMap(({ keys }) => keys), ...years]);
  const words = profile.terms.filter(({ key }) => !inNames.has(key));
  const weight = words.reduce((sum, term) => sum + term.weight, 0);
  return {
    names: strong.length === 0 ? 1 : strong.reduce((sum, value) => sum + value, 0) / strong.length,
    namesMissing: strong.length === 0 ? 0 : strong.filter((value) => value === 0).length / strong.length,
    words: weight === 0 ? 1 : words.reduce((sum, term) => sum + term.weight * standing(term.key), 0) / weight,
    similarity: Math.min(1, Math.max(0, (unit.similarity - 0.4) / 0.5)),
    presumed: (profile.presumed === null || standing(profile.presumed) >= AT_TITLE) && (profile.premise === null || holdsPremise(unit.article, profile.premise)),
    candidate: profile.kind === 'none' || unit.candidates.length > 0 ? 1 : 0,
  };
}

/** All words of a name, or its last word: "Sergey Lavrov" is "Lavrov" the second time, but the "Sable Gulf Cup" is never the "Sable Gulf". */
function nameStanding(keys: readonly string[], standing: (key: string) => number): number {
  const last = standing(keys.at(-1) ?? '');
  return Math.max(Math.min(...keys.map(standing)), 0.9 * last);
}

function neighbours({ article, at }: SignalledUnit): string {
  const around = [];
  for (let near = at - NEIGHBOURS; near <= at + NEIGHBOURS; near++) around.push(sentenceText(article, near));
  return around.join('\n');
}
