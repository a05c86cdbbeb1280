/**
 * Takes the commonest English endings off a folded word, so that "agreements" meets "agreement" and "condemned"
 * "condemning". Lighter than Porter's (which the full-text index uses): for comparing, never for showing.
 */
export function lightStem(word: string): string {
  if (word.length <= 3 || word === 'news' || !/^[a-z]+$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  const plain = word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  if (plain.length > 5 && plain.endsWith('ing')) return dropE(undouble(plain.slice(0, -3)));
  if (plain.length > 4 && plain.endsWith('ed')) return dropE(undouble(plain.slice(0, -2)));
  return dropE(plain);
}

/** "stopp" → "stop" */
function undouble(word: string): string {
  const last = word.at(-1);
  return last === word.at(-2) && last !== undefined && !'lsz'.includes(last) ? word.slice(0, -1) : word;
}

/** "describe" and "described" meet without their e. */
function dropE(word: string): string {
  return word.length > 3 && word.endsWith('e') ? word.slice(0, -1) : word;
}
