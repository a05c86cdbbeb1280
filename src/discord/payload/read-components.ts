import { canStandInline } from '../../render/index.ts';
import { type PrintedQuotation, type PrintedSource, type Reading, readSummary } from '../../verify/index.ts';
import type { PayloadWords } from '../words/en/payload.ts';
import { collectTexts } from './collect-texts.ts';
import { unescapeMarkdown } from './escape-markdown.ts';
import { readTarget } from './link-target.ts';
import { capitalised, CLIPPED, COMPARED, DATE, ESCAPED, ESCAPED_ONE, LISTED, QUOTED, QUOTING, SUBTEXT, SUMMARY, TARGET, targetNamed } from './message-grammar.ts';

/** A quotation, and where in the message it stands: the display's place among all, and its lines there, half-open. */
export interface PlacedQuotation extends PrintedQuotation {
  /** The number printed beside it. */
  readonly n: number;
  readonly display: number;
  readonly from: number;
  readonly to: number;
}

interface Unsourced {
  readonly text: string;
  readonly reading: Reading;
  readonly n: number;
  /** The link in the attribution. It must be that of the source. */
  readonly link: string | null;
}

interface Grammar {
  readonly attribution: RegExp;
  readonly about: RegExp;
  readonly sourcesHeading: string;
  readonly source: RegExp;
  readonly listed: RegExp;
}

/** What would be live at the beginning of a quoted line. */
const LIVE_LINE = /^\s*(?:#{1,3}\s|-#?\s|\+\s|\d+[.)](?:\s|$))/;
const ESCAPED_ONLY = new RegExp(`^(?:${ESCAPED})?$`);

/**
 * Takes every quotation out of a message's raw components, with the source its number leads to; null if anything in it
 * looks like a quotation and cannot be read as one. Knows the grammar, not what was to be written.
 */
export function readComponents(components: unknown, words: PayloadWords): PrintedQuotation[] | null {
  const read = readAll(components, words);
  return read && [...read.placed.map(({ text, readings, source, span }) => ({ text, readings, source, span })), ...read.summarised];
}

/** The quotations that stand for themselves, with where each stands; not those within a summary. */
export function readPlaced(components: unknown, words: PayloadWords): PlacedQuotation[] | null {
  return readAll(components, words)?.placed ?? null;
}

function readAll(components: unknown, words: PayloadWords): { readonly placed: PlacedQuotation[]; readonly summarised: PrintedQuotation[] } | null {
  const { displays, labels } = collectTexts(components);
  if (labels.some((label) => QUOTING.test(label))) return null;
  const grammar = grammarOf(words);
  const quotations: (Unsourced & Pick<PlacedQuotation, 'display' | 'from' | 'to'>)[] = [];
  const sources = new Map<number, PrintedSource>();
  const summaries: string[] = [];
  for (const [display, content] of displays.entries()) {
    const lines = content.split('\n');
    for (let at = 0; at < lines.length; ) {
      if (lines[at]?.startsWith(SUMMARY) === true) {
        summaries.push(unescapeMarkdown((lines[at++] ?? '').slice(SUMMARY.length)));
        continue;
      }
      const found: Unsourced[] = [];
      const next = readAt(lines, at, grammar, words, found, sources);
      if (next === null) return null;
      quotations.push(...found.map((quotation) => ({ ...quotation, display, from: at, to: next })));
      at = next;
    }
  }
  const sourceOf = (n: number): PrintedSource | null => sources.get(n) ?? null;
  const placed = quotations.map(({ text, reading, n, link, display, from, to }) => {
    const source = sourceOf(n);
    return { text, readings: readingsOf(reading), span: null, source: source?.link === link ? source : null, n, display, from, to };
  });
  return { placed, summarised: summaries.flatMap((text) => readSummary(text, sourceOf)) };
}

/** "The coast guard" may be "the coast guard" in the article: a name is printed with a capital, and must be one of the two. */
function readingsOf(reading: Reading): Reading[] {
  const { speaker } = reading;
  if (speaker === null) return [reading];
  const lowered = speaker.charAt(0).toLowerCase() + speaker.slice(1);
  return lowered !== speaker && capitalised(lowered) === speaker ? [reading, { ...reading, speaker: lowered }] : [reading];
}

/** Reads what begins on a line and gives the line after it; null if it cannot be read with certainty. */
function readAt(lines: readonly string[], at: number, grammar: Grammar, words: PayloadWords, quotations: Unsourced[], sources: Map<number, PrintedSource>): number | null {
  const line = lines[at] ?? '';
  const attribution = grammar.attribution.exec(line);
  if (attribution !== null) {
    const read = readQuotation(lines, at, attribution.groups ?? {}, grammar, words);
    if (read === null) return null;
    quotations.push(read.quotation);
    return read.next;
  }
  if (line === grammar.sourcesHeading) return readSources(lines, at + 1, grammar, sources);
  const mayHoldMarks = line.startsWith(COMPARED) || (line.startsWith(LISTED) && grammar.listed.test(line));
  const isQuoted = /^\s*>/.test(line) || (QUOTING.test(line) && !mayHoldMarks);
  return isQuoted ? null : at + 1;
}

function readQuotation(lines: readonly string[], at: number, head: Readonly<Record<string, string | undefined>>, grammar: Grammar, words: PayloadWords): { quotation: Unsourced; next: number } | null {
  const about = grammar.about.exec(lines[at + 1] ?? '')?.groups;
  let next = at + 2;
  while (lines[next]?.startsWith(QUOTED) === true) next++;
  const quoted = lines.slice(at + 2, next).map((line) => line.slice(QUOTED.length));
  const type = head.quoting !== undefined ? 'indirect' : head.reporting !== undefined ? 'report' : head.context !== undefined ? 'context' : 'direct';
  // An outlet stands once: on the line below the speaker, or in the attribution itself.
  const outlet = (type === 'direct' ? about?.outlet : head.outlet) ?? null;
  if (about === undefined || outlet === null || (type !== 'direct' && about.outlet !== undefined)) return null;
  if (quoted.length === 0 || quoted.some((line) => !ESCAPED_ONLY.test(line) || LIVE_LINE.test(line))) return null;
  const text = readWords(unescapeMarkdown(quoted.join('\n')), type);
  const note = lines[next];
  const hasNote = note !== undefined && note.startsWith(SUBTEXT) && !QUOTING.test(note);
  if (text === null || head.n === undefined) return null;
  const isNamed = type === 'direct' || type === 'indirect';
  const named = readOutlet(outlet);
  const reading: Reading = { type, speaker: isNamed && head.speaker !== `*${words.speakerNotEstablished}*` ? unescapeMarkdown((head.speaker ?? '').slice(2, -2)) : null, outlet: named.outlet };
  const apart = about.link === undefined ? null : readTarget(about.link);
  if (apart !== null && named.link !== null) return null;
  return { quotation: { text, reading, n: Number(head.n), link: named.link ?? apart }, next: hasNote ? next + 1 : next };
}

/** A speaker's own words stand in “ ”, unless they have marks or breaks of their own; all other words stand as they are. */
function readWords(shown: string, type: Reading['type']): string | null {
  if (type !== 'direct') return shown;
  const inside = /^“([\s\S]+)”$/.exec(shown)?.[1];
  if (inside !== undefined && canStandInline(inside)) return inside;
  return canStandInline(shown) ? null : shown;
}

const LINKED_OUTLET = new RegExp(`^\\[\\*(?<outlet>${ESCAPED})\\*\\]${targetNamed('link')}$`);

function readOutlet(markdown: string): { outlet: string; link: string | null } {
  const linked = LINKED_OUTLET.exec(markdown)?.groups;
  return { outlet: unescapeMarkdown(linked?.outlet ?? markdown.slice(1, -1)), link: linked?.link === undefined ? null : readTarget(linked.link) };
}

/** Null if the list cannot be read, or if one number stands for two sources. */
function readSources(lines: readonly string[], from: number, { source }: Grammar, sources: Map<number, PrintedSource>): number | null {
  let next = from;
  for (; next < lines.length; next++) {
    const found = source.exec(lines[next] ?? '')?.groups;
    if (found === undefined) break;
    const n = Number(found.n);
    const link = found.titleLink ?? found.articleLink;
    const shown = unescapeMarkdown(found.linkedTitle ?? found.title ?? '');
    // A title that is not printed whole cannot be compared; neither can a missing one.
    const title = shown === 'title not given' || shown.endsWith(CLIPPED) ? null : shown;
    if (sources.has(n)) return null;
    if (link !== undefined) sources.set(n, { link: readTarget(link), articleId: null, revision: null, title });
    else if (found.articleId !== undefined) sources.set(n, { link: null, articleId: unescapeMarkdown(found.articleId), revision: Number(found.revision), title });
    else return null;
  }
  return next === from ? null : next;
}

const grammars = new Map<PayloadWords, Grammar>();

/** The forms of `message-grammar.ts` in the words of one language. No name can hold what ends it, so each line is read in one way. */
function grammarOf(words: PayloadWords): Grammar {
  const known = grammars.get(words);
  if (known !== undefined) return known;
  const fixed = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const outlet = `(?<outlet>\\[\\*${ESCAPED}\\*\\]${TARGET}|\\*${ESCAPED}\\*)`;
  const speaker = `(?<speaker>\\*\\*${ESCAPED}\\*\\*|\\*${fixed(words.speakerNotEstablished)}\\*)`;
  const date = `(?:${DATE}|${fixed(words.dateNotGiven)})`;
  const article = `\\[${fixed(words.article)}\\]`;
  const named = fixed(words.articleNamed('\u0001', 2)).replace('\u0001', `(?<articleId>${ESCAPED})`).replace(/2$/, '(?<revision>\\d{1,9})');
  const missing = `(?:${fixed(words.linkNotGiven)}|${fixed(words.linkTooLong)}) · ${named}`;
  // Greedy: of two places that look like the last fact, the later one is ours.
  const facts = `\\*${ESCAPED}\\*(?:${ESCAPED_ONE}|${DATE})*`;
  const made: Grammar = {
    attribution: new RegExp(`^(?:${speaker}(?<quoting>${fixed(words.asReportedBy)}${outlet})?|(?<reporting>${outlet}${fixed(words.reports)})|(?<context>${fixed(words.from)}${outlet})) \\[(?<n>\\d{1,4})\\]$`),
    about: new RegExp(`^-# (?:${outlet} · )?${date}${ESCAPED_ONE}*?(?: · ${article}${targetNamed('link')})?$`),
    sourcesHeading: `${SUBTEXT}**${words.sources}**`,
    source: new RegExp(`^-# \\[(?<n>\\d{1,4})\\] (?:\\[(?<linkedTitle>${ESCAPED})\\]${targetNamed('titleLink')} · ${facts}|(?<title>${ESCAPED}) · ${facts} · (?:${article}${targetNamed('articleLink')}|${missing}))$`),
    listed: new RegExp(`^- (?:\\[\\d{1,4}\\] )?(?:\\[${ESCAPED}\\]${TARGET}|${ESCAPED}) · \\*${ESCAPED}\\*(?:${ESCAPED_ONE}|${DATE}|${article}${TARGET})*$`),
  };
  grammars.set(words, made);
  return made;
}
