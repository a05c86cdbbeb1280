/**
 * Quotes of articles whose token states are already written, by a network fresh from `export.py`: for choosing thresholds
 * on articles that the weights have not seen, without reading them again. One JSON line an article, as `desk quotes --jsonl`.
 *
 *   node training/attribution/quote-held.ts ARTICLES.jsonl.gz MODEL_FOLDER STATES_FOLDER IDS.json > quotes.jsonl
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createAttributor } from '../../src/attribute/index.ts';
import type { Tagging } from '../../src/attribute/ports.ts';
import type { TaggerManifest } from '../../src/embed/tagger-manifest.ts';
import { openHead } from '../../src/embed/tagger-network.ts';
import type { Window } from '../../src/embed/token-states.ts';

interface Row {
  readonly id: string;
  readonly heads: readonly number[];
  readonly flags: string;
  readonly windows: readonly (Window & { readonly offset: number })[];
}

const [file = '', folder = '', states = '', idsFile = ''] = process.argv.slice(2);
const lines = <T>(text: string): T[] => text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
const wanted = new Set(JSON.parse(readFileSync(idsFile, 'utf8')) as string[]);
const articles = lines<{ id: string; text: string }>(gunzipSync(readFileSync(file)).toString('utf8')).filter(({ id }) => wanted.has(id));
const rows = new Map(states.split(',').flatMap((from) => lines<Row>(readFileSync(join(from, 'articles.jsonl'), 'utf8')).map((row) => [row.id, { ...row, from }] as const)));
const manifest = JSON.parse(readFileSync(join(folder, 'tagger.json'), 'utf8')) as TaggerManifest;
const head = await openHead(folder, manifest);

function readStates(from: string, offset: number, length: number, width: number): Float32Array {
  const bytes = Buffer.alloc(length * width * 2);
  const handle = openSync(join(from, 'states.f16'), 'r');
  readSync(handle, bytes, 0, bytes.length, offset * width * 2);
  closeSync(handle);
  return Float32Array.from(new Float16Array(bytes.buffer, bytes.byteOffset, length * width));
}

async function taggingOf(id: string): Promise<Tagging> {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`No states of ${id}`);
  const { width } = JSON.parse(readFileSync(join(row.from, 'shape.json'), 'utf8')) as { width: number };
  const flags = new Uint8Array(Buffer.from(row.flags, 'base64'));
  const tagged = await head.tag(row.heads, flags, row.windows, async (window) => readStates(row.from, row.windows.find(({ from }) => from === window.from)?.offset ?? 0, window.to - window.from, width));
  const linkWidth = tagged.contentCues.length / row.heads.length;
  return {
    tags: tagged.tags, moves: manifest.moves,
    contents: { width: linkWidth, cues: tagged.contentCues, words: tagged.contentWords, far: manifest.contentFar },
    sources: { width: linkWidth, cues: tagged.sourceCues, words: tagged.sourceWords, far: manifest.sourceFar },
  };
}

for (const { id, text } of articles) {
  const attributor = createAttributor({ model: 'held', tag: () => taggingOf(id) });
  const quotes = await attributor.attribute({ text, title: null, byline: null });
  // The scorer counts code points, as the console does for texts given.
  const points = (at: number): number => [...text.slice(0, at)].length;
  const spanOf = (span: { start: number; end: number } | null): object | null => (span === null ? null : { start: points(span.start), end: points(span.end) });
  console.log(JSON.stringify({ quotes: quotes.map(({ span, speakerMention, cue, ...rest }) => ({ ...rest, ...spanOf(span), speakerMention: spanOf(speakerMention), cue: spanOf(cue) })) }));
}
