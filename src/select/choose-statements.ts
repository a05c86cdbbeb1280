import { overlapOf } from '../domain/span.ts';
import type { RankedUnit } from './rank-units.ts';
import { isFunctionWord } from './words.ts';

/** Shared content words over all content words of two units: wire copies differ by a word or two. */
const SAME_WORDS_MIN = 0.6;
/** What a unit loses whose every candidate answer is already printed: the next best answer is worth more than an echo. */
export const ECHO_COST = 0.8;
/** A unit this far below the first is left out: fewer statements are better than loose ones. */
export const SCORE_BELOW_FIRST_MAX = 6;

/** The best units in order, without two from one place, without copies, and without echoes where something else comes close. */
export function chooseStatements(ranked: readonly RankedUnit[], countMax: number): RankedUnit[] {
  const chosen: RankedUnit[] = [];
  const [first] = ranked;
  if (first === undefined) return chosen;
  let left = ranked.filter(({ score }) => first.score - score <= SCORE_BELOW_FIRST_MAX);
  while (chosen.length < countMax) {
    left = left.filter((unit) => !chosen.some((other) => standsIn(unit, other) || saysTheSame(unit, other)));
    const next = best(left, chosen);
    if (next === undefined) break;
    chosen.push(bestCopy(next, left));
  }
  return chosen;
}

function best(left: readonly RankedUnit[], chosen: readonly RankedUnit[]): RankedUnit | undefined {
  const printed = new Set(chosen.flatMap(({ candidates }) => candidates.map(({ key }) => key)));
  const worth = ({ score, candidates }: RankedUnit): number =>
    score - (candidates.length > 0 && candidates.every(({ key }) => printed.has(key)) ? ECHO_COST : 0);
  return left.reduce<RankedUnit | undefined>((top, unit) => (top === undefined || worth(unit) > worth(top) ? unit : top), undefined);
}

/** Of copies of one sentence in several outlets: the one whose outlet, address and date are given, and of those the earliest. */
function bestCopy(unit: RankedUnit, left: readonly RankedUnit[]): RankedUnit {
  const copies = left.filter((other) => other.unit.type === unit.unit.type && other.article !== unit.article && saysTheSame(unit, other));
  return [unit, ...copies].reduce((top, other) => (givenFields(other) - givenFields(top) || publishedMs(top) - publishedMs(other)) > 0 ? other : top);
}

function givenFields({ article: { head } }: RankedUnit): number {
  return Number(head.outlet !== null) + Number(head.url !== null) + Number(head.publishedAt !== null);
}

function publishedMs({ article: { head } }: RankedUnit): number {
  return head.publishedAt?.epochMs ?? Number.MAX_SAFE_INTEGER;
}

function standsIn(a: RankedUnit, b: RankedUnit): boolean {
  return a.article === b.article && overlapOf(a.unit.span, b.unit.span) > 0;
}

function saysTheSame(a: RankedUnit, b: RankedUnit): boolean {
  const [fewer, more] = a.keys.size < b.keys.size ? [a.keys, b.keys] : [b.keys, a.keys];
  const own = [...fewer].filter((key) => !isFunctionWord(key));
  const shared = own.filter((key) => more.has(key)).length;
  const all = own.length + [...more].filter((key) => !isFunctionWord(key)).length - shared;
  return all > 0 && shared / all >= SAME_WORDS_MIN;
}
