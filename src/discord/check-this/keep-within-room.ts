import type { Statement } from '../../domain/answer.ts';
import { type Block, countWords } from '../../render/index.ts';
import { ARTICLE_WORDS_MAX } from '../payload/index.ts';

/** Of Discord's 4,000 characters and 40 components; what is estimated is never more than a tenth too low. */
const CHARS_MAX = 3_600;
const STATEMENTS_MAX = 7;
/** Marks, dates, numbers and backslashes around a quotation and around a source. */
const QUOTATION_FRAME_CHARS = 90;
const SOURCE_FRAME_CHARS = 60;

/** The statements, in order, that one message holds with every line around them; and of one article at most a hundred words. */
export function keepWithinRoom<S extends Statement>(statements: readonly S[], render: (kept: readonly S[]) => readonly Block[]): readonly S[] {
  const kept: S[] = [];
  const words = new Map<string, number>();
  for (const statement of statements) {
    const sum = (words.get(statement.articleId) ?? 0) + countWords(statement.text);
    const isFitting = kept.length < STATEMENTS_MAX && sum <= ARTICLE_WORDS_MAX && estimateChars(render([...kept, statement])) <= CHARS_MAX;
    if (!isFitting) continue;
    kept.push(statement);
    words.set(statement.articleId, sum);
  }
  return kept;
}

function estimateChars(blocks: readonly Block[]): number {
  return Math.ceil(blocks.reduce((sum, block) => sum + charsOf(block), 0));
}

function charsOf(block: Block): number {
  switch (block.kind) {
    case 'quotation':
      return QUOTATION_FRAME_CHARS + 1.1 * (block.words.length + (block.speaker?.length ?? 0) + block.outlet.length) + (block.link?.length ?? 0);
    case 'sources':
      return block.sources.reduce((sum, { title, outlet, agency, link, articleId }) => sum + SOURCE_FRAME_CHARS + 1.1 * (title.length + outlet.length + (agency?.length ?? 0)) + (link ?? articleId).length, 0);
    case 'sentence':
    case 'heading':
      return 8 + 1.1 * block.text.length;
    case 'articles':
    case 'summary':
    case 'outlets':
    case 'facts':
    case 'list':
    case 'difference':
    case 'text':
      return 0;
  }
}
