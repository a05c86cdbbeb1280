import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { WordsToTag } from './ports.ts';
import { TAGGER_FOLDER, TAGGER_WEIGHTS, type TaggerManifest } from './tagger-manifest.ts';
import { openStateReader, piecesOfWords, planWindows, type Window } from './token-states.ts';
import type { TaggedOutputs } from './worker-messages.ts';

const OUTPUTS = ['tags', 'contentCues', 'contentWords', 'sourceCues', 'sourceWords'] as const satisfies readonly (keyof TaggedOutputs)[];

export interface TaggerNetwork {
  tag(words: WordsToTag): Promise<TaggedOutputs>;
}

/** The network above the token states. */
export interface TaggerHead {
  /** @param firstPieces the first piece of each word; `read` gives a window's states. */
  tag(firstPieces: readonly number[], flags: Uint8Array, windows: readonly Window[], read: (window: Window) => Promise<Float32Array>): Promise<TaggedOutputs>;
}

/** Opens the tagger and the half of the embedding model that it reads. Some 30 MB; to be opened once a thread. */
export async function openTaggerNetwork(modelsDir: string, manifest: TaggerManifest, encode: (word: string) => readonly number[]): Promise<TaggerNetwork> {
  const reader = await openStateReader(join(modelsDir, manifest.base, manifest.baseFile), manifest.layers);
  const head = await openHead(join(modelsDir, TAGGER_FOLDER), manifest);
  const tag = async ({ words, flags, sentenceStarts }: WordsToTag): Promise<TaggedOutputs> => {
    const pieces = piecesOfWords(words, encode);
    return head.tag(pieces.map(([first]) => first ?? 0), flags, planWindows(pieces, sentenceStarts), (window) => reader.read(pieces, window));
  };
  return { tag };
}

export async function openHead(folder: string, manifest: TaggerManifest): Promise<TaggerHead> {
  const session = await InferenceSession.create(join(folder, TAGGER_WEIGHTS), { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const places = new Map(manifest.vocabulary.map((piece, at) => [piece, at + 1]));
  const tag: TaggerHead['tag'] = async (firstPieces, flags, windows, read) => {
    const flagsOfWord = flags.length / Math.max(1, firstPieces.length);
    const parts: Float32Array[][] = OUTPUTS.map(() => []);
    for (const window of windows) {
      const states = await read(window);
      const { from, to } = window;
      const outputs = await session.run({
        states: new Tensor('float32', states, [to - from, states.length / (to - from)]),
        flags: new Tensor('float32', Float32Array.from(flags.subarray(from * flagsOfWord, to * flagsOfWord)), [to - from, flagsOfWord]),
        heads: new Tensor('int64', BigInt64Array.from(firstPieces.slice(from, to), (piece) => BigInt(places.get(piece) ?? 0)), [to - from]),
      });
      OUTPUTS.forEach((name, at) => parts[at]?.push(coreOf(outputs[name]?.data as Float32Array, window)));
    }
    const [tags, contentCues, contentWords, sourceCues, sourceWords] = parts.map(joinRows);
    const none = new Float32Array();
    return { tags: tags ?? none, contentCues: contentCues ?? none, contentWords: contentWords ?? none, sourceCues: sourceCues ?? none, sourceWords: sourceWords ?? none };
  };
  return { tag };
}

/** The rows of the window's core: those of its context are the core of the windows beside it. */
function coreOf(rows: Float32Array, { from, to, coreFrom, coreTo }: Window): Float32Array {
  const width = rows.length / (to - from);
  return rows.subarray((coreFrom - from) * width, (coreTo - from) * width);
}

function joinRows(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
