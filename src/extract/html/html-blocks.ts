import { canonicalLine } from '../canonical-text.ts';
import { endsSentence } from '../prose.ts';
import type { PageElement, PageNode } from '../../text/page-dom.ts';
import { PARENT_MARK } from './prune-page.ts';

/** One paragraph of a page, with what its markup says of it. */
export interface HtmlBlock {
  readonly text: string;
  /** Lower-case tag of the nearest block element. */
  readonly tag: string;
  /** 0 to 1: how much of the text stands inside links. */
  readonly linkShare: number;
  /** Marks the box a paragraph stood in on its page; null for what was no paragraph. */
  readonly parent: string | null;
}

const BLOCK_TAGS = new Set(`address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul`.split(/\s+/));
const SILENT_TAGS = new Set('script style noscript template svg math button input select textarea iframe object audio video canvas img'.split(' '));
const CELLS = new Set(['td', 'th']);

/** The paragraphs below an element, in reading order; text between two blocks is a paragraph of the element around it. */
export function htmlBlocks(root: PageElement): HtmlBlock[] {
  let parent: string | null = null;
  const blocks: HtmlBlock[] = [];
  let text = '';
  let linked = 0;
  const flush = (tag: string): void => {
    const line = canonicalLine(text);
    if (line !== '') blocks.push({ text: line, tag, linkShare: Math.min(1, linked / line.length), parent });
    text = '';
    linked = 0;
  };
  const walk = (node: PageNode, tag: string, inLink: boolean): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) {
        const piece = child.textContent ?? '';
        text += piece;
        if (inLink) linked += piece.trim().length;
        continue;
      }
      if (child.nodeType !== 1) continue;
      const name = (child as PageElement).localName.toLowerCase();
      if (SILENT_TAGS.has(name)) continue;
      // A line break after a full sentence parts paragraphs on pages that know no other way; elsewhere it is a space.
      if (name === 'br') {
        if (endsSentence(text.trimEnd())) flush(tag);
        else text += ' ';
      } else if (BLOCK_TAGS.has(name)) {
        flush(tag);
        const outer = parent;
        parent = (child as PageElement).getAttribute(PARENT_MARK) ?? (name === 'p' ? null : outer);
        walk(child, name, inLink);
        flush(name);
        parent = outer;
      } else {
        if (CELLS.has(name)) text += ' ';
        walk(child, tag, inLink || name === 'a');
      }
    }
  };
  walk(root, root.localName.toLowerCase(), false);
  flush(root.localName.toLowerCase());
  return blocks;
}
