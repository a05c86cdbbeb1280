import { SPEECH_NOUNS } from './cues.ts';
import { NEGATIONS } from './lexicon.ts';
import type { LinkedQuotation } from './link-quotations.ts';
import type { Item } from './narrative.ts';
import type { ReportedClause } from './reported-clause.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Governors that leave "to say" standing as said: "went on to say". All others ("refused", "wanted") take it back. */
const CARRYING_GOVERNORS = words('went go goes going on continued continues began begins quick hastened happened chose managed proceeded used moved came rose stopped paused took had has have');
/** Verbs that report words without standing behind them. */
const IRONIC_VERBS = words('joke quip mock deride chant recite quote cite mention discuss echo reference compare liken hint imply read question request');
/** Words beside a cue that turn it: said in jest, or said not to be true. */
const TURNING_WORDS = words(
  `irony ironically sarcastically sarcasm mockingly jokingly jest mimicking imitating parodying mocking falsely wrongly erroneously incorrectly mistakenly
   misquoted misquoting misquoted misstated purportedly supposedly allegedly reportedly hypothetically rumoured rumored facetiously apocryphally quoting reciting mimicked
   fake faked fabricated forged forgery hoax doctored deepfake impersonating parody spoof withdrawn novel scenario dream fictional`,
);
const UNTRUE = words('untrue false wrong baseless unfounded fabricated fake nonsense invented incorrect inaccurate misleading');
const CONDITIONS = words('if whether unless suppose supposing imagine lest pretend');
/** Nouns that hold somebody's words at arm's length before "that" or "of". */
const DISTANCING = words('so-called rumor rumour rumors rumours myth question suggestion notion idea narrative slogan phrase term label word title headline hoax fiction reports allegations claims claim accusations');
/** Fewer words than this inside a reported sentence are a scare quote or a term, not a statement. */
const FRAGMENT_WORDS_MIN = 3;
const ADVERB_REACH = 8;

/** Whether the clause reports its words as the speaker's own claim: not denied, asked, conditional, hypothetical or second-hand. */
export function clauseAsserts(items: readonly Item[], { cue, source, embedded }: ReportedClause): boolean {
  if (embedded || cue.negated || cue.modal || cue.kind === 'ask' || cue.kind === 'deny' || IRONIC_VERBS.has(cue.verb)) return false;
  if (cue.governor !== null && !CARRYING_GOVERNORS.has(cue.governor)) return false;
  if (items.at(-1)?.lower === '?') return false;
  const start = Math.min(source.phrase?.from ?? cue.group, cue.group);
  if (some(items, Math.max(0, start - 2), start, (item) => CONDITIONS.has(item.lower))) return false;
  if (some(items, Math.max(0, start - 3), start, (item) => item.lower === 'never' || item.lower === 'nobody')) return false;
  return !some(items, Math.max(0, cue.group - ADVERB_REACH), cue.after + ADVERB_REACH, (item) => TURNING_WORDS.has(item.lower));
}

/** Whether a quotation may stand as its speaker's own claim. Nested, unclosed and unattributed ones never may. */
export function quotationAsserts(items: readonly Item[], linked: LinkedQuotation, clauseItems: readonly Item[], wordCount: number): boolean {
  const { link, clause, quotation, item: at } = linked;
  if (link === 'none' || link === 'subject' || linked.source === null || (!quotation.closed && !quotation.runsOn)) return false;
  if (clause !== null && !clauseAsserts(clauseItems, clause)) return false;
  if (some(items, 0, at, ({ lower }, index) => lower === 'lie' || lower === 'almost' || (lower === 'short' && items[index + 1]?.lower === 'of'))) return false; // "stopped short of saying"
  if (some(items, 0, items.length, ({ lower }) => TURNING_WORDS.has(lower) || lower === 'correction')) return false;
  if (link !== 'within-report') return !isHeldAtArmsLength(items, leadStart(items, at), at);
  if (wordCount < FRAGMENT_WORDS_MIN) return false;
  const from = Math.min(clause?.content?.from ?? 0, at);
  const to = clause?.content?.to ?? at;
  return !isHeldAtArmsLength(items, from, at) && !some(items, at, to, ({ lower }) => UNTRUE.has(lower) || NEGATIONS.has(lower));
}

/** Whether the narrator's words before a quotation hold it off: "asked whether “…”", "nobody believed that “…”". */
export function isHeldOff(items: readonly Item[], at: number): boolean {
  return isHeldAtArmsLength(items, leadStart(items, at), at);
}

/** Whether words are reported as a question or a condition: "whether …", "if …". */
export function beginsAsCondition(items: readonly Item[], start: number): boolean {
  return CONDITIONS.has(items.find((item) => item.start >= start)?.lower ?? '');
}

/** Where the narrator's words before the quotation begin: after the quotation before it, if there is one. */
function leadStart(items: readonly Item[], at: number): number {
  return items.slice(0, at).findLastIndex(({ kind }) => kind === 'quotation') + 1;
}

function isHeldAtArmsLength(items: readonly Item[], from: number, at: number): boolean {
  return some(items, from, at, (item, index) => {
    if (NEGATIONS.has(item.lower) || CONDITIONS.has(item.lower) || DISTANCING.has(item.lower)) return true;
    return SPEECH_NOUNS.has(item.lower) && /^(?:that|of)$/.test(items[index + 1]?.lower ?? '');
  });
}

function some(items: readonly Item[], from: number, to: number, test: (item: Item, index: number) => boolean): boolean {
  for (let at = Math.max(0, from); at < Math.min(items.length, to); at++) {
    const item = items[at];
    if (item !== undefined && test(item, at)) return true;
  }
  return false;
}
