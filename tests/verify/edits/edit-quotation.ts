import type { QuoteInStore } from './quote-store.ts';
import type { Random } from './random.ts';

export const EDITS = ['changed', 'dropped', 'added', 'swapped speaker'] as const;
export type Edit = (typeof EDITS)[number];

export interface Edited {
  readonly edit: Edit;
  readonly quotation: string;
  readonly speaker: string | null;
}

/** What changes what is said and is easily overlooked. */
const SMALL: Readonly<Record<string, readonly string[]>> = {
  is: ['was', "isn't"], was: ['is', "wasn't"], are: ['were', "aren't"], were: ['are'], will: ['would', "won't"], would: ['will'], can: ['could', 'cannot'], could: ['can'],
  has: ['had'], have: ['had'], the: ['a'], a: ['the', 'no'], and: ['or'], or: ['and'], not: ['now'], no: ['a'], all: ['some'], some: ['all'], more: ['less'], less: ['more'],
  must: ['may'], should: ['must'], may: ['will'], we: ['they'], they: ['we'], i: ['we'], he: ['she'], she: ['he'], our: ['their'], their: ['our'], to: ['from'], from: ['to'], in: ['on'], before: ['after'], after: ['before'],
};
const ADDED = ['not', 'never', 'no', 'only', 'also', 'very', 'almost', 'all', 'the', 'a', 'reportedly', 'perhaps'];
/** Nothing but letters and digits: apart from the product's own notion of a word. */
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;

/** A quotation with one word changed, dropped or added, or with another's name; null if this one is too short for it. */
export function editQuotation({ text, quote: { speaker } }: QuoteInStore, edit: Edit, names: readonly string[], strangers: readonly string[], random: Random): Edited | null {
  const words = [...text.matchAll(WORD)].map(({ index, 0: word }) => ({ start: index, end: index + word.length, word }));
  const at = (from: number, to: number, put: string): Edited => ({ edit, quotation: `${text.slice(0, from)}${put}${text.slice(to)}`, speaker });
  if (words.length < 4) return null;
  // What is left without its first or last word is a quotation still.
  const inner = words[1 + random.below(words.length - 2)] ?? words[1];
  if (inner === undefined) return null;
  switch (edit) {
    case 'changed': {
      const small = words.filter(({ word }) => SMALL[word.toLowerCase()] !== undefined || /^\d+$/.test(word));
      const chosen = small.length > 0 && random.below(3) > 0 ? random.pick(small) : random.pick(words);
      return at(chosen.start, chosen.end, replacementOf(chosen.word, names, strangers, random));
    }
    case 'dropped':
      return at(inner.start, words[words.indexOf(inner) + 1]?.start ?? inner.end, '');
    case 'added':
      return at(inner.start, inner.start, `${random.below(4) > 0 ? random.pick(ADDED) : random.pick(strangers)} `);
    case 'swapped speaker': {
      const others = names.filter((name) => speaker !== null && !shareWord(name, speaker));
      return speaker === null || others.length === 0 ? null : { edit, quotation: text, speaker: random.pick(others) };
    }
  }
}

function replacementOf(word: string, names: readonly string[], strangers: readonly string[], random: Random): string {
  const small = SMALL[word.toLowerCase()];
  if (small !== undefined) return random.pick(small);
  if (/^\d+$/.test(word)) return String(Number(word) + 1 + random.below(9));
  if (/^\p{Lu}/u.test(word) && names.length > 0) return random.pick(names).split(' ').at(-1) ?? 'Nobody';
  return random.pick(strangers);
}

/** Two names with a word in common may be one person's. */
export function shareWord(a: string, b: string): boolean {
  const words = plain(b).split(' ');
  return plain(a).split(' ').some((word) => word.length > 1 && words.includes(word));
}

/** Letters, digits and the signs that change what is said, one space between words: for an exact search that owes nothing to the product. */
export function plain(text: string): string {
  return ` ${text.normalize('NFKC').toLowerCase().replace(/[’‘`´]/g, "'").replace(/(?<=\p{L})\.(?=\p{L}\b)|(?<=\b\p{L})\.|(?<=\d),(?=\d{3})/gu, '').replace(/[^\p{L}\p{M}\p{N}'%$€£?]+/gu, ' ').replace(/(?<![\p{L}])'|'(?!\p{L})/gu, ' ').replace(/\?/g, ' ? ').replace(/ +/g, ' ').trim()} `;
}
