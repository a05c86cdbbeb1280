/** Letters that Unicode does not decompose into a base letter and a mark. */
const UNDECOMPOSED: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i' };

/**
 * A name as it is compared: lower case, without accents, its words joined by single spaces.
 * "Recep Tayyip Erdoğan" and "recep tayyip ERDOGAN" fold to the same string; a name without letters or digits folds to "".
 */
export function foldName(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  const plain = bare.replace(/[łøđðþßæœı]/gu, (letter) => UNDECOMPOSED[letter] ?? letter);
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
