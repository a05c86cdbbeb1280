/** A quotation as a reader of a message finds it. */
export interface ReadQuotation {
  /** With its marks, if it has any. */
  readonly words: string;
  /** As it was sent, backslashes and all. */
  readonly raw: string;
  /** The number in square brackets over it, or null. */
  readonly n: number | null;
}

/** What stands under "Sources" for a number: the address it links to, or the id of an article without one. */
export interface ReadSource {
  readonly n: number;
  readonly url: string | null;
  readonly articleId: string | null;
}

/**
 * The block quotes of a message's text, read line by line as Discord's client does. Written apart from the program that
 * wrote them: it knows nothing of the program's grammar but Markdown and the numbers.
 */
export function readQuotations(text: string): ReadQuotation[] {
  const lines = text.split('\n');
  const found: ReadQuotation[] = [];
  let begin = -1;
  for (let i = 0; i <= lines.length; i++) {
    const isQuoted = /^>(?: |$)/.test(lines[i] ?? '');
    if (isQuoted && begin === -1) begin = i;
    if (isQuoted || begin === -1) continue;
    const raw = lines.slice(begin, i).map((line) => line.replace(/^> ?/, '')).join('\n');
    const n = [lines[begin - 1], lines[begin - 2]].map((line) => /(?<!\\)\[(\d+)\]$/.exec(line ?? '')?.[1]).find((number) => number !== undefined);
    found.push({ words: undoBackslashes(raw), raw, n: n === undefined ? null : Number(n) });
    begin = -1;
  }
  return found;
}

/** The numbered sources of a message. */
export function readSources(text: string): ReadSource[] {
  return text.split('\n').flatMap((line) => {
    const [, n, rest = ''] = /^(?:-# |- )\[(\d+)\] (.*)$/.exec(line) ?? [];
    if (n === undefined) return [];
    const [, url] = /(?<!\\)\]\(<?(https?:[^\s<>()]+)>?\)/.exec(rest) ?? [];
    const [, articleId] = / · article ((?:\\.|\S)+), revision \d+$/.exec(rest) ?? [];
    return [{ n: Number(n), url: url ?? null, articleId: articleId === undefined ? null : undoBackslashes(articleId) }];
  });
}

/** What stands between double quotation marks in the sentences of a message: outside of quotations, comparisons, and lines that name people, outlets and titles. */
export function readMarkedWords(text: string): string[] {
  const rest = text.split('\n').filter((line) => !/^(?:>|≠|- |-# (?!Read as|More on))|(?<!\\)\[\d+\]$/.test(line)).map(undoBackslashes).join('\n');
  return [...rest.matchAll(/[“"«„]([^“”"«»„\n]+)[”"»]/g)].map(([, inside = '']) => inside);
}

export function undoBackslashes(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Syntax in a quotation that no backslash holds back. */
export function liveSyntaxIn(raw: string): string | null {
  const without = raw.replace(/\\[!-/:-@[-`{-~]/g, '');
  return /[*_~`<>@[\]]|\|\||:\/\/|discord(?:app)?\.(?:gg|com)/i.exec(without)?.[0] ?? null;
}
