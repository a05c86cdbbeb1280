import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { cutModel } from './cut-model.ts';

/** A stretch of an article's words that the model reads at once; the core's words are read in no other window. */
export interface Window {
  /** Word indexes, half-open. */
  readonly from: number;
  readonly to: number;
  readonly coreFrom: number;
  readonly coreTo: number;
}

/** Pieces of a window's core and of the context on each side: with the special tokens within the model's 512. */
const CORE_PIECES_MAX = 350;
const CONTEXT_PIECES = 64;
const PIECES_OF_WORD_MAX = 24;
const CLS = 101;
const SEP = 102;

/** Pieces of each word, by the model's own tokenizer; a word is cut before it could fill a window. */
export function piecesOfWords(words: readonly string[], encode: (word: string) => readonly number[]): (readonly number[])[] {
  const known = new Map<string, readonly number[]>();
  return words.map((word) => {
    let pieces = known.get(word);
    if (pieces === undefined) {
      pieces = encode(word).slice(0, PIECES_OF_WORD_MAX);
      if (pieces.length === 0) pieces = [100];
      known.set(word, pieces);
    }
    return pieces;
  });
}

/** Windows whose cores cover every word once, cut between sentences where a sentence fits. */
export function planWindows(pieces: readonly (readonly number[])[], sentenceStarts: readonly number[]): Window[] {
  const windows: Window[] = [];
  const starts = new Set(sentenceStarts);
  let coreFrom = 0;
  while (coreFrom < pieces.length) {
    let used = 0;
    let coreTo = coreFrom;
    let cut = coreFrom;
    while (coreTo < pieces.length && used + (pieces[coreTo]?.length ?? 0) <= CORE_PIECES_MAX) {
      used += pieces[coreTo]?.length ?? 0;
      coreTo++;
      if (starts.has(coreTo) || coreTo === pieces.length) cut = coreTo;
    }
    if (cut > coreFrom) coreTo = cut;
    windows.push({ from: reach(pieces, coreFrom, -1), to: reach(pieces, coreTo - 1, 1) + 1, coreFrom, coreTo });
    coreFrom = coreTo;
  }
  return windows;
}

/** The furthest word from `edge` in one direction whose pieces still fit the context. */
function reach(pieces: readonly (readonly number[])[], edge: number, step: 1 | -1): number {
  let at = edge;
  let used = 0;
  for (let next = pieces[at + step]; next !== undefined && used + next.length <= CONTEXT_PIECES; next = pieces[at + step]) {
    used += next.length;
    at += step;
  }
  return at;
}

export interface StateReader {
  readonly width: number;
  /** One row of `width` a word of the window: the mean of its pieces' states, layer beside layer. */
  read(pieces: readonly (readonly number[])[], window: Window): Promise<Float32Array>;
}

/** Opens the embedding model as far as the layers asked for: they tell what it makes of each token on the way. */
export async function openStateReader(file: string, layers: readonly string[]): Promise<StateReader> {
  const model = cutModel(await readFile(file), layers);
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const read = async (pieces: readonly (readonly number[])[], { from, to }: Window): Promise<Float32Array> => {
    const taken = pieces.slice(from, to);
    const ids = [CLS, ...taken.flat(), SEP];
    const tensor = (value: (id: number) => number): Tensor => new Tensor('int64', BigInt64Array.from(ids, (id) => BigInt(value(id))), [1, ids.length]);
    const outputs = await session.run({ input_ids: tensor((id) => id), attention_mask: tensor(() => 1), token_type_ids: tensor(() => 0) }, [...layers]);
    return poolWords(taken.map(({ length }) => length), layers.map((layer) => outputs[layer]?.data as Float32Array), ids.length);
  };
  const probe = await read([[CLS]], { from: 0, to: 1, coreFrom: 0, coreTo: 1 });
  return { width: probe.length, read };
}

function poolWords(lengths: readonly number[], states: readonly Float32Array[], tokens: number): Float32Array {
  const layerWidth = (states[0]?.length ?? 0) / tokens;
  const width = layerWidth * states.length;
  const pooled = new Float32Array(lengths.length * width);
  states.forEach((layer, position) => {
    let token = 1; // past the first special one
    lengths.forEach((length, word) => {
      const base = word * width + position * layerWidth;
      for (let piece = 0; piece < length; piece++, token++) {
        for (let i = 0; i < layerWidth; i++) pooled[base + i] = (pooled[base + i] ?? 0) + (layer[token * layerWidth + i] ?? 0) / length;
      }
    });
  });
  return pooled;
}
