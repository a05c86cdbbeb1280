/**
 * Counts in how many articles of a `.jsonl.gz` each lower-case word stands and prints `src/select/common-words.ts`:
 * the words of at least 1.25 % of the articles, in bands. Words with a capital are left out: names are never common.
 *
 *   node bench/count-common-words.ts <articles.jsonl.gz> > src/select/common-words.ts
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { wrapList } from './wrap-list.ts';

const BANDS = [0.4, 0.2, 0.1, 0.05, 0.025, 0.0125];
const CHARS_COUNTED = 6_000;
const LINE_CHARS = 150;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: node bench/count-common-words.ts <articles.jsonl.gz>');
const bytes = readFileSync(file);
const texts = gunzipSync(bytes).toString('utf8').split('\n').filter((line) => line !== '').map((line) => z.object({ text: z.string() }).parse(JSON.parse(line)).text);

const articlesWith = new Map<string, number>();
for (const text of texts) {
  const plain = text.slice(0, CHARS_COUNTED).normalize('NFKD').replace(/\p{M}+/gu, '');
  for (const word of new Set(plain.match(/(?<![\w'’-])[a-z]{2,}(?![\w'’-])/g))) articlesWith.set(word, (articlesWith.get(word) ?? 0) + 1);
}

const bandOf = (count: number): number => BANDS.findIndex((floor) => count / texts.length >= floor);
const printed = BANDS.map((floor, band) => {
  const words = [...articlesWith].filter(([, count]) => bandOf(count) === band).map(([word]) => word).sort();
  return `  {\n    share: ${floor},\n    words: \`\n${wrapList(words, LINE_CHARS)}\`,\n  },`;
});
const checksum = createHash('sha256').update(bytes).digest('hex');
process.stdout.write(`/**
 * Lower-case words by the share of news articles that hold them, in bands (\`share\` is a band's floor). Counted by
 * bench/count-common-words.ts over ${texts.length} articles (SHA-256 of the file ${checksum.slice(0, 16)}…).
 */
export const COMMON_WORDS: readonly { readonly share: number; readonly words: string }[] = [
${printed.join('\n')}
];
`);
