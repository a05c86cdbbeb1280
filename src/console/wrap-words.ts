/** Code points that take two columns: East Asian wide forms and emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /\p{M}/u;

/** Columns a text takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
}

/**
 * Breaks one line at spaces. Every line but the last keeps the space it was broken at, so that joining the lines gives
 * the text back (as in RFC 3676, format=flowed). A word longer than the width stands alone. Null width: no wrapping.
 */
export function wrapWords(text: string, width: number | null): string[] {
  if (width === null) return [text];
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const word of text.match(/[^ ]* +|[^ ]+$/g) ?? ['']) {
    const wordColumns = columnsOf(word.trimEnd());
    if (line.endsWith(' ') && line.trim() !== '' && columns + wordColumns > width) {
      lines.push(line);
      line = '';
      columns = 0;
    }
    line += word;
    columns += columnsOf(word);
  }
  return [...lines, line];
}

/** Undoes {@link wrapWords}. */
export function joinWrapped(lines: readonly string[]): string {
  return lines.join('');
}
