import { francAll } from 'franc-min';

/** Words that hardly a sentence of English does without; franc alone misjudges short English and lists of names. */
const ENGLISH_WORDS = new Set('the of and to in a is that for on with as was by at from it are be his he has have said were not this which but they an or who will its'.split(' '));
/** Of 4,000 English news articles, 99 in 100 have this share in their first 60 words; other languages' own "a", "in" and "is" stay under 0.14. */
const ENGLISH_SHARE_MIN = 0.18;
/** franc's score for English next to its best guess: a foreign sentence stays under 0.82, an English one with few common words over it. In long texts the scores draw together and say nothing. */
const ENGLISH_SCORE_MAX = 0.85;
/** Below this a text says too little to be judged. */
const WORDS_MIN = 8;
const SHORT_WORDS = 25;
const LOWER_CASE_MIN = 0.5;
/** ISO 639-3, as franc gives it, to the two-letter code, where there is one. */
const TWO_LETTERS: Readonly<Record<string, string>> = {
  eng: 'en', fra: 'fr', deu: 'de', spa: 'es', por: 'pt', ita: 'it', nld: 'nl', rus: 'ru', ukr: 'uk', bel: 'be', pol: 'pl', ces: 'cs', slk: 'sk', hun: 'hu', ron: 'ro', bul: 'bg',
  srp: 'sr', hrv: 'hr', bos: 'bs', slv: 'sl', ell: 'el', tur: 'tr', aze: 'az', azj: 'az', kaz: 'kk', uzn: 'uz', arb: 'ar', heb: 'he', pes: 'fa', prs: 'fa', urd: 'ur', hin: 'hi', ben: 'bn', guj: 'gu',
  pan: 'pa', mar: 'mr', tam: 'ta', tel: 'te', kan: 'kn', mal: 'ml', nep: 'ne', sin: 'si', mya: 'my', tha: 'th', vie: 'vi', ind: 'id', zlm: 'ms', jav: 'jv', tgl: 'tl', cmn: 'zh', jpn: 'ja', kor: 'ko',
  swe: 'sv', dan: 'da', nob: 'nb', nno: 'nn', fin: 'fi', est: 'et', lit: 'lt', lvs: 'lv', swh: 'sw', som: 'so', hau: 'ha', yor: 'yo', ibo: 'ig', amh: 'am', zul: 'zu', afr: 'af', cat: 'ca', kat: 'ka', hye: 'hy',
};

/**
 * The language of a text as an ISO 639-1 code (639-3 where there is none). `stated` is what the page says of itself; it
 * decides only what the words leave open, since templates state "en" over any text.
 */
export function detectLanguage(text: string, stated: string | null = null): string {
  const fallback = stated === null || !/^[a-z]{2,3}(?:[-_]|$)/i.test(stated) ? 'en' : stated.slice(0, stated.search(/[-_]|$/)).toLowerCase();
  const sample = text.slice(0, 20_000);
  const script = scriptLanguage(sample);
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (script === null && words.length < WORDS_MIN) return fallback;
  const english = words.filter((word) => ENGLISH_WORDS.has(word)).length / Math.max(1, words.length);
  if (script === null && english >= ENGLISH_SHARE_MIN) return 'en';
  const ranked = francAll(sample, { minLength: 20 });
  const code = ranked[0]?.[0] ?? 'und';
  if (script !== null) return code === 'und' || code === 'eng' ? script : (TWO_LETTERS[code] ?? code);
  if (code === 'und' || code === 'eng') return code === 'eng' ? 'en' : fallback;
  // Names and results ("Petria 3, Lomar 2: Marsh, Kan") look like anything; in sentences most words are in lower case.
  const lowerCase = (sample.match(/(?<!\p{L})\p{Ll}\p{L}*/gu)?.length ?? 0) / words.length;
  if (lowerCase < LOWER_CASE_MIN) return fallback;
  const asEnglish = ranked.find(([language]) => language === 'eng')?.[1] ?? 0;
  if (words.length < SHORT_WORDS && asEnglish > ENGLISH_SCORE_MAX) return 'en';
  return TWO_LETTERS[code] ?? code;
}

/** The likeliest language of a text that is mostly not in Latin letters; null if it is. */
function scriptLanguage(text: string): string | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const scripts: readonly (readonly [string, RegExp])[] = [
    ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu], ['zh', /\p{Script=Han}/gu], ['ko', /\p{Script=Hangul}/gu], ['ru', /\p{Script=Cyrillic}/gu], ['ar', /\p{Script=Arabic}/gu],
    ['he', /\p{Script=Hebrew}/gu], ['el', /\p{Script=Greek}/gu], ['hi', /\p{Script=Devanagari}/gu], ['th', /\p{Script=Thai}/gu], ['bn', /\p{Script=Bengali}/gu], ['ta', /\p{Script=Tamil}/gu],
  ];
  const shares = scripts.map(([language, pattern]) => ({ language, share: (text.match(pattern)?.length ?? 0) / Math.max(1, letters) }));
  const other = shares.reduce((sum, { share }) => sum + share, 0);
  if (other < 0.5) return null;
  if ((shares[0]?.share ?? 0) > 0.1) return 'ja';
  return shares.reduce((best, next) => (next.share > best.share ? next : best)).language;
}

/** "fr" as "French"; the code itself if it has no English name. */
export function languageName(code: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(code) ?? code;
}
