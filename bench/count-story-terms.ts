/**
 * Counts in how many articles of a `.jsonl.gz` each term (as src/story/article-terms.ts makes them) stands, and prints
 * `src/story/term-shares.ts`: the terms of at least 0.5 % of the articles, in bands.
 *
 *   node bench/count-story-terms.ts <articles.jsonl.gz> > src/story/term-shares.ts
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { termsOf } from '../src/story/article-terms.ts';
import { wrapList } from './wrap-list.ts';

const FLOORS = [0.4, 0.28, 0.2, 0.14, 0.1, 0.07, 0.05, 0.035, 0.025, 0.0175, 0.0125, 0.00875, 0.00625, 0.005];
const CHARS_COUNTED = 6_000;
const LINE_CHARS = 260;

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: node bench/count-story-terms.ts <articles.jsonl.gz>');
const bytes = readFileSync(file);
const rowSchema = z.object({ title: z.string().nullable(), text: z.string() });
const rows = gunzipSync(bytes).toString('utf8').split('\n').filter((line) => line !== '').map((line) => rowSchema.parse(JSON.parse(line)));

const articlesWith = new Map<string, number>();
for (const { title, text } of rows) {
  for (const key of new Set(termsOf(`${title ?? ''}\n${text}`, CHARS_COUNTED).map((term) => term.key))) articlesWith.set(key, (articlesWith.get(key) ?? 0) + 1);
}

const bandOf = (count: number): number => FLOORS.findIndex((floor) => count / rows.length >= floor);
const printed = FLOORS.map((floor, band) => {
  const found = [...articlesWith].filter(([key, count]) => bandOf(count) === band && !key.includes('`')).map(([key]) => key).sort();
  return `  {\n    share: ${floor},\n    terms: \`\n${wrapList(found, LINE_CHARS)}\`,\n  },`;
});
const checksum = createHash('sha256').update(bytes).digest('hex');
process.stdout.write(`/**
 * Terms by the share of news articles that hold them, in bands (\`share\` is a band's floor). Counted by
 * bench/count-story-terms.ts over ${rows.length} articles (SHA-256 of the file ${checksum.slice(0, 16)}…).
 */
export const TERM_SHARES: readonly { readonly share: number; readonly terms: string }[] = [
${printed.join('\n')}
];
`);
