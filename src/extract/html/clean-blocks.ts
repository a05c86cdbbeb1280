import type { Passed } from '../furniture-pass.ts';
import { passOver } from '../furniture-pass.ts';
import { furnitureReason } from '../furniture-rules.ts';
import type { FurnitureReason } from '../furniture-rules.ts';
import { isProse } from '../prose.ts';
import type { HtmlBlock } from './html-blocks.ts';

/** The passes over a page's paragraphs, each naming why one went. */
export function cleanBlocks(blocks: readonly HtmlBlock[], title: string | null): Passed<HtmlBlock> {
  return passOver(blocks, (block, at) => furnitureReason(block.text) ?? linkReason(block) ?? titleReason(block, title, at));
}

/** A paragraph that is one link, and no sentence, leads elsewhere. */
function linkReason({ text, linkShare }: HtmlBlock): FurnitureReason | null {
  return linkShare > 0.85 && !isProse(text) ? 'related links' : null;
}

function titleReason({ text }: HtmlBlock, title: string | null, at: number): FurnitureReason | null {
  return at < 4 && title !== null && text.toLowerCase() === title.toLowerCase() ? 'repeats the title' : null;
}
