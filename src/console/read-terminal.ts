import { stripVTControlCharacters } from 'node:util';
import { type PrintedQuotation, type PrintedSource, type Reading, readSummary } from '../verify/index.ts';
import { AS_REPORTED_BY, BAR, COMPARED, FROM, INDENT, INLINE_CONTINUED, LINK_NOT_GIVEN, LISTED, REPORTS, SOURCE_INDENT, SOURCES_HEADING, SPEAKER_NOT_ESTABLISHED, SUMMARY } from './terminal-grammar.ts';
import { joinWrapped } from './wrap-words.ts';

const ATTRIBUTION = /^(.+) \[(\d{1,4})\]:$/;
const SOURCE_HEAD = /^\[(\d{1,4})\] (.*)$/;
const ARTICLE_NAMED = /^link not given · article (.+), revision (\d+)$/;
/** What only a quotation may hold. */
const QUOTING = /["“”„‟│┃]/;

type Unsourced = Omit<PrintedQuotation, 'source'> & { readonly n: number };

/**
 * Takes every quotation out of a terminal text, with the source its number leads to; null if anything in it looks like a
 * quotation and cannot be read as one. Knows the grammar, not what was to be written.
 */
export function readTerminal(payload: string): PrintedQuotation[] | null {
  const lines = stripVTControlCharacters(payload).split('\n');
  const quotations: Unsourced[] = [];
  const sources = new Map<number, PrintedSource>();
  const summaries: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const attributed = readAttributed(lines, at);
    if (attributed !== null) quotations.push(attributed.quotation);
    const step = attributed ?? readSummaryText(lines, at, summaries) ?? (startsSources(lines, at) ? readSources(lines, at, sources) : readOther(lines, at));
    if (step === null) return null;
    at = step.next;
  }
  const sourceOf = (n: number): PrintedSource | null => sources.get(n) ?? null;
  return [...quotations.map(({ n, ...quotation }) => ({ ...quotation, source: sourceOf(n) })), ...summaries.flatMap((text) => readSummary(text, sourceOf))];
}

function readSummaryText(lines: readonly string[], at: number, summaries: string[]): { next: number } | null {
  if (!lineAt(lines, at).startsWith(SUMMARY)) return null;
  const parts = [lineAt(lines, at).slice(SUMMARY.length)];
  let next = at + 1;
  while (parts.at(-1)?.endsWith(' ') && lineAt(lines, next).startsWith(INDENT)) parts.push(lineAt(lines, next++).slice(INDENT.length));
  summaries.push(joinWrapped(parts));
  return { next };
}

function lineAt(lines: readonly string[], at: number): string {
  return lines[at] ?? '';
}

function readAttributed(lines: readonly string[], at: number): { quotation: Unsourced; next: number } | null {
  const attribution = ATTRIBUTION.exec(lineAt(lines, at));
  const first = lineAt(lines, at + 1);
  if (attribution === null) return null;
  const words = first.startsWith(`${INDENT}“`) ? readInline(lines, at + 1) : first.startsWith(`${INDENT}${BAR}`) ? readBlock(lines, at + 1) : null;
  if (words === null) return null;
  return { quotation: { text: words.text, readings: readingsOf(attribution[1] ?? ''), n: Number(attribution[2]), span: null }, next: words.next };
}

function readInline(lines: readonly string[], at: number): { text: string; next: number } | null {
  const parts = [lineAt(lines, at).slice(INDENT.length)];
  let next = at + 1;
  while (parts.at(-1)?.endsWith(' ') && lineAt(lines, next).startsWith(INLINE_CONTINUED)) {
    parts.push(lineAt(lines, next).slice(INLINE_CONTINUED.length));
    next++;
  }
  const marked = joinWrapped(parts);
  const text = marked.slice(1, -1);
  return marked.endsWith('”') && !/[“”]/.test(text) ? { text, next } : null;
}

function readBlock(lines: readonly string[], at: number): { text: string; next: number } {
  const prefix = `${INDENT}${BAR}`;
  let text = '';
  let next = at;
  for (; lineAt(lines, next).startsWith(prefix); next++) {
    const isContinued = next === at || text.endsWith(' ');
    text += `${isContinued ? '' : '\n'}${lineAt(lines, next).slice(prefix.length + 1)}`;
  }
  return { text, next };
}

/** Every way to read what stands before the number. The check takes the one that is true, if there is one. */
function readingsOf(label: string): Reading[] {
  const readings: Reading[] = [];
  if (label.endsWith(REPORTS)) readings.push({ type: 'report', speaker: null, outlet: label.slice(0, -REPORTS.length) });
  if (label.startsWith(FROM)) readings.push({ type: 'context', speaker: null, outlet: label.slice(FROM.length) });
  for (let at = label.indexOf(AS_REPORTED_BY); at !== -1; at = label.indexOf(AS_REPORTED_BY, at + 1)) {
    readings.push(...namings(label.slice(0, at)).map((speaker): Reading => ({ type: 'indirect', speaker, outlet: label.slice(at + AS_REPORTED_BY.length) })));
  }
  return [...readings, ...namings(label).map((speaker): Reading => ({ type: 'direct', speaker, outlet: null }))];
}

function namings(name: string): (string | null)[] {
  return name === SPEAKER_NOT_ESTABLISHED ? [null, name] : [name];
}

function startsSources(lines: readonly string[], at: number): boolean {
  return lineAt(lines, at) === SOURCES_HEADING && SOURCE_HEAD.test(lineAt(lines, at + 1));
}

/** Null if the list cannot be read, or if one number stands for two sources. */
function readSources(lines: readonly string[], at: number, sources: Map<number, PrintedSource>): { next: number } | null {
  let next = at + 1;
  for (let head = SOURCE_HEAD.exec(lineAt(lines, next)); head !== null; head = SOURCE_HEAD.exec(lineAt(lines, next))) {
    const title = [head[2] ?? ''];
    for (next++; title.at(-1)?.endsWith(' '); next++) title.push(lineAt(lines, next).slice(SOURCE_INDENT.length));
    const link = readLink(lineAt(lines, next + 1));
    const n = Number(head[1]);
    if (link === null || sources.has(n)) return null;
    const printed = joinWrapped(title);
    sources.set(n, { ...link, title: printed === 'title not given' ? null : printed });
    next += 2;
  }
  return { next };
}

function readLink(line: string): Omit<PrintedSource, 'title'> | null {
  if (!line.startsWith(SOURCE_INDENT)) return null;
  const link = line.slice(SOURCE_INDENT.length);
  if (!link.startsWith(LINK_NOT_GIVEN)) return { link, articleId: null, revision: null };
  const named = ARTICLE_NAMED.exec(link);
  return named === null ? null : { link: null, articleId: named[1] ?? null, revision: Number(named[2]) };
}

/** Our own sentences hold no quotation; a listed title, its lines, and words set against stored ones may look like one. */
function readOther(lines: readonly string[], at: number): { next: number } | null {
  const line = lineAt(lines, at);
  const isListed = line.startsWith(LISTED) || line.startsWith(COMPARED) || line.startsWith(SOURCE_INDENT);
  return isListed || !QUOTING.test(line) ? { next: at + 1 } : null;
}
