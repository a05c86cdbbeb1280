import { COMMON_WORDS } from './common-words.ts';

/** A word of a text with the key under which it equals its other forms. */
export interface Word {
  readonly raw: string;
  /** Folded and stemmed; names with several usual forms ("US", "American") share one key that starts with `#`. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,](?=\p{N})[\p{N}]+|[.&](?=\p{Lu})\p{Lu}+|['’][\p{L}]+)*/gu;

/** Names that no stem can join, by their exact spelling: "US" is not "us". */
const ALIASES: ReadonlyMap<string, string> = new Map(
  `#us US USA U.S U.S.A America American Americans|#uk UK U.K Britain British Briton Britons|#eu EU E.U|#un UN U.N|#uae UAE U.A.E Emirates Emirati
   |#germany Germany German Germans|#france France French|#spain Spain Spanish Spaniard Spaniards|#netherlands Netherlands Dutch|#greece Greece Greek Greeks
   |#denmark Denmark Danish Danes|#sweden Sweden Swedish Swede Swedes|#finland Finland Finnish Finns|#turkey Turkey Türkiye Turkish Turks
   |#ireland Ireland Irish|#wales Wales Welsh|#scotland Scotland Scottish Scots|#poland Poland Polish Poles|#switzerland Switzerland Swiss
   |#peru Peru Peruvian Peruvians|#norway Norway Norwegian Norwegians|#belgium Belgium Belgian Belgians|#philippines Philippines Philippine Filipino Filipinos`
    .split('|').flatMap((line) => { const [key = '', ...forms] = line.trim().split(/\s+/); return forms.map((form) => [form, key] as const); }),
);
const PAIRS: Readonly<Record<string, string>> = { 'united states': '#us', 'united kingdom': '#uk', 'great britain': '#uk', 'european union': '#eu', 'united nations': '#un' };

const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' ');
const ORDINAL_WORDS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

/** Forms that no suffix rule joins, with the form they are counted as. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `die:die died:die dies:die dying:die dead:die death:die deaths:die met:meet meeting:meet meetings:meet won:win wins:win winner:win winning:win
   victory:win held:hold led:lead left:leave fell:fall rose:rise risen:rise sent:send gave:give given:give took:take taken:take became:become
   began:begin begun:begin broke:break broken:break chose:choose chosen:choose struck:strike built:build paid:pay sold:sell bought:buy lost:lose
   loss:lose losing:lose shot:shoot shooting:shoot found:find fought:fight said:say says:say told:tell went:go gone:go made:make making:make
   spoke:speak spoken:speak wrote:write written:write children:child women:woman men:man people:person closed:close closing:close closure:close
   visiting:visit elected:elect election:elect elections:elect resignation:resign oldest:old youngest:young fired:fire firing:fire`
    .split(/\s+/).map((pair) => pair.split(':') as [string, string]),
);

/** Words of a text in order, joined forms under one key. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const word: Word = { raw: match[0], key: keyOf(match[0]), start: match.index, end: match.index + match[0].length };
    const last = words.at(-1);
    const pair = last === undefined ? undefined : PAIRS[`${last.raw} ${word.raw}`.toLowerCase()];
    if (pair !== undefined && last !== undefined) words[words.length - 1] = { raw: `${last.raw} ${word.raw}`, key: pair, start: last.start, end: word.end };
    else words.push(word);
  }
  return words;
}

/** Keys of a text's words, repeated ones once. */
export function keysOf(text: string): Set<string> {
  return new Set(wordsOf(text).map(({ key }) => key));
}

/** Keys already made: news repeats itself. Emptied when full, so that it never grows past a few megabytes. */
const KNOWN_KEYS = new Map<string, string>();
const KNOWN_KEYS_MAX = 50_000;

/** The key under which a word equals its plural, its tenses and, for places, its people. */
export function keyOf(raw: string): string {
  const known = KNOWN_KEYS.get(raw);
  if (known !== undefined) return known;
  const key = makeKey(raw);
  if (KNOWN_KEYS.size >= KNOWN_KEYS_MAX) KNOWN_KEYS.clear();
  KNOWN_KEYS.set(raw, key);
  return key;
}

function makeKey(raw: string): string {
  const bare = raw.replace(/['’]\p{L}*$/u, '');
  const alias = ALIASES.get(bare);
  if (alias !== undefined) return alias;
  const folded = fold(bare);
  if (/\d/.test(folded)) return folded.replaceAll(',', '').replace(/^(\d+)(?:st|nd|rd|th)$/, '$1th');
  const number = NUMBER_WORDS.indexOf(folded);
  if (number !== -1) return String(number);
  const ordinal = ORDINAL_WORDS.indexOf(folded);
  if (ordinal > 1) return `${ordinal}th`;
  return stem(IRREGULAR.get(folded) ?? folded);
}

/** Lower case without accents. Letters that do not decompose (ł, ø) stay: both sides of a comparison pass through here. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
}

/** Suffixes stripped in turn, each only while a stem of at least the given length remains. A light stemmer after S. Porter's first steps, with the endings of peoples added. */
const SUFFIXES: readonly (readonly [RegExp, number])[] = [
  [/ies$/, 3], [/(?<=ss|sh|ch|x)es$/, 3], [/(?<![sui])s$/, 3], [/(?:ing|ed)$/, 3], [/(?:ations?|ments?)$/, 4], [/(?:ian|ean|ese|an)$/, 4], [/ly$/, 4],
];

function stem(word: string): string {
  let stemmed = word;
  for (const [suffix, lengthMin] of SUFFIXES) {
    const stripped = stemmed.replace(suffix, '');
    if (stripped.length >= lengthMin && stripped !== stemmed) stemmed = stripped.replace(/([bdfgklmnprt])\1$/, '$1');
  }
  const bare = stemmed.replace(/[aeiouy]+$/, '').replace(/([^aeiou])\1$/, '$1');
  return bare.length >= 3 ? bare : stemmed;
}

const SHARES: ReadonlyMap<string, number> = new Map(
  COMMON_WORDS.flatMap(({ share, words }) => words.trim().split(/\s+/).map((word): [string, number] => [keyOf(word), share])).reverse(),
);

/**
 * How much a shared word says, 0 (in every article) to 1: the logarithm of its rarity in general news. A fixed list and
 * not the store's own counts, because in a store of one article every word is as rare as any other.
 */
export function rarityOf(key: string): number {
  if (key.startsWith('#')) return 0.6;
  if (/^\p{L}$/u.test(key)) return 0;
  const share = SHARES.get(key);
  if (share === undefined) return 1;
  return share >= 0.4 ? 0 : Math.min(1, Math.log(share) / Math.log(0.008));
}

export function isFunctionWord(key: string): boolean {
  return rarityOf(key) === 0;
}
