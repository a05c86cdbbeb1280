import type { Statement } from '../domain/answer.ts';
import { lightStem } from '../text/light-stem.ts';
import { outletLabel } from '../text/outlet-label.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { wordTokens } from '../text/word-tokens.ts';

/** Half of a fair paraphrase's words are the source's; of an instruction smuggled in, or an invention, few are. */
const SHARED_SHARE_MIN = 0.5;
const NEGATION = /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t|den(?:y|ies|ied|ying|ials?)|refus\w*|reject\w*|fail\w*|disput\w*|rul(?:e|ed|es|ing) out)\b/i;
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
/** Words of telling: a summary needs them, whatever it is about. */
const TELLING: ReadonlySet<string> = new Set(
  ('say said says saying tell told state stated statement claim claimed call called add added deny denied describe described report reported accord according argue argued note noted ' +
    'insist insisted warn warned announce announced explain explained express expressed accuse accused confirm confirmed official officials leader leaders minister ministers ' +
    'government governments source sources article articles meanwhile however while although though whereas instead also question questions answer both several country countries side sides').split(' ').map(lightStem),
);

/**
 * Why a sentence is not borne out by the statements it cites, or null. A cheap check that reads words, not meanings: a
 * number or a name that no cited statement holds (nor its speaker, outlet, title or date), a "not" on one side only, or more than half of
 * the other words new.
 */
export function faultOfSupport(sentence: string, cited: readonly Statement[]): string | null {
  const sources = cited.map(({ text, speaker, citation: { article } }) => [text, speaker ?? '', outletLabel(article), article.title ?? '', article.agency ?? '', article.publishedAt?.iso.slice(0, 10) ?? ''].join(' \n'));
  const known = new Set(sources.flatMap((source) => wordTokens(source).flatMap(({ folded }) => formsOf(folded))));
  const isKnown = (folded: string): boolean => formsOf(folded).some((form) => known.has(form));
  const words = wordTokens(sentence);
  for (const [at, { text, folded }] of words.entries()) {
    if (isKnown(folded) || STOP_WORDS.has(folded)) continue;
    if (/\p{N}/u.test(folded) || NUMBERS.indexOf(folded) > 1) return 'it holds a number that no cited statement has';
    // Any word begins a sentence with a capital; whether a strange one is a name cannot be told.
    const isName = /^\p{Lu}/u.test(text) && !(at === 0 && TELLING.has(lightStem(folded)));
    if (isName) return 'it holds a name that no cited statement has';
  }
  const isDenied = cited.map(({ text }) => NEGATION.test(text));
  if (NEGATION.test(sentence) ? !isDenied.includes(true) : !isDenied.includes(false)) return 'it denies what the cited statements do not, or the reverse';
  const content = words.map(({ folded }) => folded).filter((folded) => !STOP_WORDS.has(folded) && !TELLING.has(lightStem(folded)));
  const shared = content.filter(isKnown).length;
  return shared >= content.length * SHARED_SHARE_MIN ? null : 'more than half of its words stand in no cited statement';
}

/** "3" and "three", "agreements" and "agreement", "1,400" and "1400"; parts of a hyphenated word each. */
function formsOf(folded: string): string[] {
  const parts = folded.includes('-') ? folded.split('-') : [folded];
  return parts.flatMap((part) => {
    const bare = part.replace(/(?<=\d),(?=\d{3})/g, '');
    const spelled = NUMBERS.indexOf(bare);
    return [lightStem(bare), ...(spelled > 0 ? [String(spelled)] : [])];
  });
}
