import { openDeskStore } from '../../src/store/index.ts';
import { createChunkIndex } from '../../src/vector-index/index.ts';
import { store } from '../store/stored-articles.ts';
import { numberedArticle } from './numbered-article.ts';

/**
 * Run as a process of its own, to be killed: stores numbered articles from the first that is missing, writes each
 * number on a line once it is committed, and projects vectra's folders now and then, as ingest does.
 */
const [path = '', folder = ''] = process.argv.slice(2);
const desk = openDeskStore(path, { command: 'desk crashing' });
const index = createChunkIndex('vectra', { source: desk, folder });
let number = desk.coverage().articles;
for (;;) {
  store(desk, numberedArticle(number));
  process.stdout.write(`${number}\n`);
  number += 1;
  if (number % 6 === 0) await index.sync();
}
