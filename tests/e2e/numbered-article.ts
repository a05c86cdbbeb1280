import type { Article } from '../../src/domain/article.ts';
import { articleOf } from '../store/stored-articles.ts';

/** The article of that number: the same in the process that stores it and in the one that checks. */
export function numberedArticle(number: number): Article {
  const paragraphs = Array.from({ length: 2 + (number % 5) }, (_, i) => `Ship ${number * 31 + i} left quay ${number % 13} of Skerrin with ${i + 2} crates for clerk ${(number * 7919) % 1009}.`);
  const month = 1 + (number % 4);
  return articleOf({ id: `ship-${number}`, title: `Ship list ${number}`, text: paragraphs.join('\n\n'), publishedAt: number % 9 === 0 ? null : `2024-0${month}-11` });
}
