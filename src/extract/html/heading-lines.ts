import { canonicalLine } from '../canonical-text.ts';
import { isProse, repeatedShare } from '../prose.ts';
import type { PageDocument, PageElement, PageNode } from '../../text/page-dom.ts';

/** What pages set their headlines in. */
export const HEADINGS = 'h1, h2, h3, dt';
const UNPRINTED = new Set(['script', 'style', 'noscript', 'template', 'svg', 'nav', 'aside', 'footer', 'button', 'form']);
/** Longer than any credit line; what is longer is looked into, unless it is a paragraph. */
const LINE_CHARS_MAX = 160;
/** How far from the headline its credits may stand: a standfirst and some buttons may come between. */
const REACH = { linesAfter: 14, proseAfter: 1, linesBefore: 3 };
/** A headline may be worded a little otherwise for other sites: this much of what is printed must be in the title. */
const REPEATED_MIN = 0.5;
const ELEMENT = 1;
const TEXT = 3;

/**
 * The short lines that a page prints by its headline, those below it first: who wrote and when mostly stands there, whatever
 * its classes are called. Empty if the headline is not on the page.
 */
export function linesAtHeading(document: PageDocument, title: string | null): string[] {
  const headings = Array.from(document.querySelectorAll(HEADINGS));
  const printed = (element: PageElement): string => canonicalLine(element.textContent ?? '');
  const heading = title === null ? undefined
    : (headings.find((element) => printed(element) === title) ?? headings.find((element) => element.localName === 'h1' && repeatedShare(printed(element), title) >= REPEATED_MIN));
  if (heading === undefined) return [];
  const after: string[] = [];
  let prose = 0;
  for (const line of linesAfter(heading)) {
    if (isProse(line) && !/^by\s/i.test(line)) prose++;
    else after.push(line);
    if (prose > REACH.proseAfter || after.length >= REACH.linesAfter) break;
  }
  return [...after, ...linesBefore(heading)];
}

function* linesAfter(heading: PageElement): Generator<string> {
  for (let at = heading, parent = at.parentElement; parent !== null; at = parent, parent = at.parentElement) {
    let passed = false;
    for (const node of parent.childNodes) {
      if (passed) yield* linesOf(node);
      passed ||= node === at;
    }
  }
}

/** Only what shares the headline's own box: further up the page stand menus and other articles. */
function linesBefore(heading: PageElement): string[] {
  const before: string[] = [];
  for (const node of heading.parentElement?.childNodes ?? []) {
    if (node === heading) break;
    before.push(...linesOf(node));
  }
  return before.slice(-REACH.linesBefore);
}

function* linesOf(node: PageNode): Generator<string> {
  if (!isPrinted(node)) return;
  const line = shortLine(node);
  if (line !== null) {
    if (line !== '') yield line;
  } else if (node.nodeType === TEXT || (node as PageElement).localName === 'p') yield canonicalLine(node.textContent ?? '');
  else for (const child of node.childNodes) yield* linesOf(child);
}

/** The text of a node with a space between its pieces, since "Lena Brod" and "3 May" may touch in the source; null if long. */
export function shortLine(node: PageNode): string | null {
  const pieces: string[] = [];
  let length = 0;
  const collect = (part: PageNode): void => {
    if (length > LINE_CHARS_MAX || !isPrinted(part)) return;
    if (part.nodeType !== TEXT) {
      for (const child of part.childNodes) collect(child);
      return;
    }
    const text = canonicalLine(part.textContent ?? '');
    length += text.length;
    pieces.push(text);
  };
  collect(node);
  return length > LINE_CHARS_MAX ? null : canonicalLine(pieces.join(' '));
}

function isPrinted(node: PageNode): boolean {
  return node.nodeType === TEXT || (node.nodeType === ELEMENT && !UNPRINTED.has((node as PageElement).localName));
}
