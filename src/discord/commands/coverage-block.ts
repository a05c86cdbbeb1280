import { type Block, describeInstant } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import type { Words } from '../words/index.ts';

/** How much was searched, so that "not found" can be weighed. */
export async function coverageBlock({ commands: { none } }: Words, { app }: Desk): Promise<Block> {
  const { articles, outlets, newest } = await app.coverage();
  const text = articles === 0
    ? none.empty
    : none.coverage(none.articles(articles), none.outlets(outlets), newest?.publishedAt ? describeInstant(newest.publishedAt) : null);
  return { kind: 'sentence', text, tone: 'muted' };
}
