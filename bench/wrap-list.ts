/** Words on lines of at most so many characters, for a table in a source file. */
export function wrapList(words: readonly string[], lineChars: number): string {
  const lines = [''];
  for (const word of words) {
    const line = `${lines.at(-1)}${word} `;
    if (line.length > lineChars) lines.push(`${word} `);
    else lines[lines.length - 1] = line;
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}
