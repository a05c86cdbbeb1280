/** White space as Python's `str.split()` sees it, so that words are counted as the reference scorer counts them. */
const PYTHON_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/; // eslint-disable-line no-control-regex

const combiningCache = new Map<string, boolean>();

/**
 * Words as they are compared with gold words: lower case, compatibility forms and accents folded, anything but ASCII
 * letters and digits one space, a space at each end so that whole words match. Equal to `norm` of the shared `score.py`.
 */
export function foldWords(text: string): string {
  const bare = text.toLowerCase().normalize('NFKD').replace(/[\u{300}-\u{10ffff}]/gu, (character) => (isCombining(character) ? '' : character));
  return ` ${bare.replace(/[^a-z0-9]+/g, ' ').trim()} `;
}

/** Whether one of the answers stands in the text, word for word but for case, accents and punctuation. */
export function holdsAny(text: string, answers: readonly string[]): boolean {
  const folded = foldWords(text);
  return answers.some((answer) => folded.includes(foldWords(answer)));
}

/** Number of words between white space. */
export function countWords(text: string): number {
  return text.split(PYTHON_SPACE).filter((word) => word !== '').length;
}

/**
 * Whether a character's canonical combining class is not 0, which JavaScript does not tell but its normalisation
 * shows: only such a character changes places with a mark of another class.
 */
function isCombining(character: string): boolean {
  let known = combiningCache.get(character);
  if (known === undefined) {
    const beforeLow = `${character}\u0334`; // class 1
    const afterHigh = `\u0345${character}`; // class 240, the highest
    known = character === '\u0345' || beforeLow.normalize('NFD') !== beforeLow || afterHigh.normalize('NFD') !== afterHigh;
    combiningCache.set(character, known);
  }
  return known;
}
