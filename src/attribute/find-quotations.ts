import type { Span } from '../domain/span.ts';
import { splitParagraphs, trimSpan } from '../text/paragraphs.ts';

/** A stretch between quotation marks. */
export interface Quotation {
  /** What stands between the marks, trimmed. */
  readonly inner: Span;
  /** The same with its marks. */
  readonly outer: Span;
  /** The next quotation out, or null. Marks inside marks are someone else's words, or a title. */
  readonly parent: Quotation | null;
  /** False if the paragraph ended before the closing mark. */
  readonly closed: boolean;
  /** Unclosed, and the next paragraph opens with a mark: one speech over several paragraphs. */
  readonly runsOn: boolean;
}

type Family = 'double' | 'single' | 'angle';

const FAMILIES: Readonly<Record<string, Family>> = {
  '"': 'double', '“': 'double', '”': 'double', '„': 'double', '‟': 'double',
  "'": 'single', '‘': 'single', '’': 'single', '‚': 'single', '‛': 'single',
  '«': 'angle', '»': 'angle',
};
/** Two single marks side by side are an old typesetter's double mark. */
const MARK = /(?<=\S)'(?=''(?!'))|''|``|‘‘|’’|["“”„‟'‘’‚‛«»]/g;
/** Marks that open whatever stands round them, and marks that only ever close. */
const ALWAYS_OPENS = '„‟‚‛';
/** Marks inside marks inside marks: nobody writes more, and a bound keeps 100,000 stray marks linear. */
const DEPTH_MAX = 4;
/** How far ahead a single mark is compared with a rival closing mark. */
const RIVAL_REACH = 400;
const CLIPPED_WORDS = /^(?:em|til|till|tis|twas|cause|bout|n|round|neath)(?![\p{L}\d])/iu;

interface Open {
  readonly at: number;
  readonly width: number;
  readonly family: Family;
  readonly parent: Open | null;
  done: Quotation | null;
  end: number;
  closeWidth: number;
}

/**
 * Finds what stands between quotation marks of every common style, outermost first in reading order. Apostrophes are
 * told from marks by their neighbours. A quotation left open ends with its paragraph; single marks must close to count.
 */
export function findQuotations(text: string): Quotation[] {
  const paragraphs = splitParagraphs(text);
  return paragraphs.flatMap((paragraph, index) => {
    const next = paragraphs[index + 1];
    return quotationsOfParagraph(text, paragraph, next !== undefined && opensWithMark(text, next));
  });
}

function opensWithMark(text: string, { start }: Span): boolean {
  return /["“„«]/.test(text.charAt(start));
}

function quotationsOfParagraph(text: string, paragraph: Span, nextOpens: boolean): Quotation[] {
  const opens: Open[] = [];
  const stack: Open[] = [];
  for (const match of text.slice(paragraph.start, paragraph.end).matchAll(MARK)) {
    const at = paragraph.start + match.index;
    const width = match[0].length;
    const family = width === 2 ? 'double' : FAMILIES[match[0]];
    if (family === undefined) continue;
    const role = width === 2 ? doubledRole(text, at, paragraph, stack) : roleOf(text, at, paragraph, family, stack);
    if (role === 'open' && stack.length < DEPTH_MAX) {
      const open: Open = { at, width, family, parent: stack.at(-1) ?? null, done: null, end: -1, closeWidth: width };
      stack.push(open);
      opens.push(open);
    } else if (role === 'close') {
      closeTo(stack, at, family, width);
    }
  }
  return build(text, paragraph, opens, nextOpens);
}

/** Closes the innermost open quotation of this family, and drops single marks left open inside it. */
function closeTo(stack: Open[], at: number, family: Family, width: number): void {
  const index = stack.findLastIndex((open) => open.family === family);
  const open = stack[index];
  if (open === undefined) return;
  open.end = at + width;
  open.closeWidth = width;
  stack.length = index;
}

function roleOf(text: string, at: number, paragraph: Span, family: Family, stack: readonly Open[]): 'open' | 'close' | 'none' {
  const mark = text.charAt(at);
  const before = at > paragraph.start ? text.charAt(at - 1) : ' ';
  const after = at + 1 < paragraph.end ? text.charAt(at + 1) : ' ';
  const isOpen = stack.some((open) => open.family === family);
  if (ALWAYS_OPENS.includes(mark)) return 'open';
  const leansRight = /[\s([{\-–—/:"“‘'«„]/.test(before) && /\S/.test(after);
  if (family === 'single') return singleRole(text, at, paragraph, { mark, before, after, isOpen, leansRight });
  if (mark === '“') {
    // The German closing mark looks like the English opening one.
    const german = stack.at(-1) !== undefined && text.charAt(stack.at(-1)?.at ?? 0) === '„' && !leansRight;
    return german ? 'close' : 'open';
  }
  if (mark === '”') return isOpen ? 'close' : leansRight ? 'open' : 'none';
  if (mark === '«') return isOpen && !leansRight ? 'close' : 'open';
  if (mark === '»') return isOpen ? 'close' : leansRight ? 'open' : 'none';
  if (/\d/.test(before) && !isOpen) return 'none'; // inches
  if (!isOpen) return /\S/.test(after) ? 'open' : 'none';
  return leansRight && !/[-–—/]/.test(before) && !/[\s.,;:!?)]/.test(after) && closesLater(text, at, paragraph) ? 'open' : 'close';
}

function doubledRole(text: string, at: number, paragraph: Span, stack: readonly Open[]): 'open' | 'close' | 'none' {
  const before = at > paragraph.start ? text.charAt(at - 1) : ' ';
  const after = at + 2 < paragraph.end ? text.charAt(at + 2) : ' ';
  if (stack.some((open) => open.family === 'double')) return 'close';
  return /[\s([{\-–—:"“]/.test(before) && /\S/.test(after) ? 'open' : 'none';
}

/** Whether a straight mark that looks like an opening one has a closing one after it, so that it may nest. */
function closesLater(text: string, at: number, paragraph: Span): boolean {
  const reach = text.slice(at + 1, Math.min(paragraph.end, at + RIVAL_REACH));
  const next = reach.indexOf('"');
  return next > 0 && /\S/.test(reach.charAt(next - 1));
}

interface Neighbours {
  readonly mark: string;
  readonly before: string;
  readonly after: string;
  readonly isOpen: boolean;
  readonly leansRight: boolean;
}

function singleRole(text: string, at: number, paragraph: Span, near: Neighbours): 'open' | 'close' | 'none' {
  const letterBefore = /[\p{L}\p{N}]/u.test(near.before);
  const letterAfter = /[\p{L}\p{N}]/u.test(near.after);
  if (letterBefore && letterAfter) return 'none'; // don't
  const ahead = text.slice(at + 1, Math.min(paragraph.end, at + RIVAL_REACH));
  if (near.leansRight && near.mark !== '’') {
    if (/^\d\ds?(?![\p{L}\d])/u.test(ahead)) return 'none'; // the '90s
    return CLIPPED_WORDS.test(ahead) && !/^[^'’]{0,40}[^\s][’'](?!\p{L})/u.test(ahead) ? 'none' : 'open';
  }
  if (!near.isOpen || /\s/.test(near.before)) return 'none';
  if (near.before === 's' && /^\s\p{Ll}/u.test(ahead) && rivalCloses(ahead)) return 'none'; // the voters' anger
  return 'close';
}

/** Whether a better closing mark follows before anything opens again. */
function rivalCloses(ahead: string): boolean {
  const rival = /[^\s][’'](?![\p{L}\p{N}])|[\s(]['‘]|["“”«»]/u.exec(ahead);
  return rival !== null && /^[^\s("“”«»][’']/.test(rival[0]);
}

function build(text: string, paragraph: Span, opens: readonly Open[], nextOpens: boolean): Quotation[] {
  const built: Quotation[] = [];
  opens.forEach((open, index) => {
    const closed = open.end !== -1;
    if (!closed && open.family === 'single') return;
    // Left open although another opens after it: a mark was forgotten, so it cannot reach past that one.
    const rival = closed ? undefined : opens.slice(index + 1, index + 1 + DEPTH_MAX).find(({ family }) => family === open.family);
    const end = closed ? open.end : (rival?.at ?? paragraph.end);
    const inner = trimSpan(text, { start: open.at + open.width, end: closed ? end - open.closeWidth : end });
    if (inner === null || !/[\p{L}\p{N}]/u.test(text.slice(inner.start, Math.min(inner.end, inner.start + 200)))) return;
    open.done = {
      inner,
      outer: { start: open.at, end: Math.max(end, inner.end) },
      parent: parentOf(open, inner),
      closed,
      runsOn: !closed && rival === undefined && nextOpens,
    };
    built.push(open.done);
  });
  return built;
}

function parentOf(open: Open, inner: Span): Quotation | null {
  for (let outer = open.parent; outer !== null; outer = outer.parent) {
    if (outer.done !== null && outer.done.inner.start <= inner.start && inner.end <= outer.done.inner.end) return outer.done;
  }
  return null;
}
