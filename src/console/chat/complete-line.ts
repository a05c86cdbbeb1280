const HITS_MAX = 40;
const NAME_WORDS_MAX = 5;

export interface Completions {
  /** With the slash. */
  readonly commands: readonly string[];
  readonly names: readonly string[];
}

/**
 * What the end of a line could go on to: a /command at its beginning, else the speakers and outlets of whose names a word
 * begins as its last words do ("what did dal" → "Corin Daleth"). In readline's form: the hits, and what they replace.
 */
export function completeLine(line: string, { commands, names }: Completions): [string[], string] {
  if (/^\/\S*$/.test(line)) return [commands.filter((command) => command.startsWith(line.toLowerCase())).map((command) => `${command} `), line];
  const starts = Array.from(line.matchAll(/(?<=^|\s)\S/gu), ({ index }) => index).slice(-NAME_WORDS_MAX);
  for (const start of starts) {
    const typed = line.slice(start);
    const hits = names.filter((name) => name.length > typed.length && hasWordsStarting(name.toLowerCase(), typed.toLowerCase()));
    if (names.some((name) => name.toLowerCase() === typed.toLowerCase())) break; // already whole
    if (typed.length >= 2 && hits.length > 0) return [hits.slice(0, HITS_MAX), typed];
  }
  return [[], line];
}

function hasWordsStarting(name: string, typed: string): boolean {
  return name.startsWith(typed) || name.includes(` ${typed}`);
}
