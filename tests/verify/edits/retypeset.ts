import type { Random } from './random.ts';

/** One way of setting the same words. Each changes no word. */
export const TYPOGRAPHY: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'straight marks': (text) => text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'"),
  'curly marks': (text) => text.replace(/(?<=\w)'(?=\w)/g, '’').replace(/(^|\s)"/g, '$1“').replace(/"/g, '”'),
  'marks around it': (text, random) => random.pick<(inner: string) => string>([(inner) => `“${inner}”`, (inner) => `"${inner}"`, (inner) => `«${inner}»`, (inner) => `„${inner}“`, (inner) => `‘${inner}’`])(text),
  dashes: (text, random) => text.replace(/\s*(?:--|[–—])\s*|\s+-\s+/g, random.pick([' – ', '—', ' - ', ' -- ', ' — '])),
  'hyphens that do not break': (text) => text.replace(/(?<=\p{L})-(?=\p{L})/gu, '‑'),
  'spaces that do not break': (text) => text.replaceAll(' ', '\u00a0'),
  'thin spaces': (text) => text.replace(/ /g, (space, at: number) => (at % 3 === 0 ? '\u2009' : space)),
  'lines broken': (text, random) => text.replace(/ /g, (space) => (random.below(6) === 0 ? '\n' : space)),
  'spaces doubled': (text) => text.replaceAll(' ', '  '),
  ellipsis: (text) => (text.includes('…') ? text.replaceAll('…', '...') : text.replace(/\.{3}/g, '…')),
  ligatures: (text) => text.replaceAll('ffi', 'ﬃ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ'),
  'soft hyphens': (text) => text.replace(/\p{Ll}{8,}/gu, (word) => `${word.slice(0, 4)}\u00ad${word.slice(4)}`),
  'accents decomposed': (text) => text.normalize('NFD'),
  'zero-width characters': (text) => text.replace(/ /g, (space, at: number) => (at % 4 === 0 ? ' \u200b' : space)),
  'first letter in the other case': (text) => text.replace(/\p{L}/u, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase())),
  'after an ellipsis': (text) => `…${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  'comma for full stop': (text) => (/[.,]$/.test(text) ? `${text.slice(0, -1)}${text.endsWith('.') ? ',' : '.'}` : `${text}.`),
  'no closing stop': (text) => text.replace(/[.,]$/, ''),
  'stops inside abbreviations': (text) => text.replace(/\bU\.S\./g, 'US').replace(/\bU\.N\./g, 'UN'),
  'spaces in numbers': (text) => text.replace(/(?<=\d),(?=\d{3})/g, '\u202f'),
  'sic': (text, random) => insertAfterWord(text, ' [sic]', random),
  'case of a letter in brackets': (text) => text.replace(/^\p{L}(?=\p{L})/u, (letter) => `[${letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()}]`),
};

function insertAfterWord(text: string, mark: string, random: Random): string {
  const ends = [...text.matchAll(/(?<=\p{L})(?= \p{L})/gu)].map(({ index }) => index);
  if (ends.length === 0) return `${text}${mark}`;
  const at = random.pick(ends);
  return `${text.slice(0, at)}${mark}${text.slice(at)}`;
}

/** The same words in one to three other settings. */
export function retypeset(text: string, random: Random): { readonly quotation: string; readonly settings: readonly string[] } {
  const names = Object.keys(TYPOGRAPHY);
  const settings = [...new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(names)))];
  return { settings, quotation: settings.reduce((set, name) => TYPOGRAPHY[name]?.(set, random) ?? set, text) };
}
