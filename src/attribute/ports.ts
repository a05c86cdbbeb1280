import type { TaggerWords } from './tagger-words.ts';

/** What a model makes of an article's words: who speaks, which words say so, and what is said. */
export interface Tagging {
  /** `TAG_NAMES.length` scores a word. */
  readonly tags: Float32Array;
  /** Scores of one tag after another, row by row: how likely that step is. */
  readonly moves: readonly number[];
  /** Ties a cue to the words of its content. */
  readonly contents: LinkScores;
  /** Ties a cue to the words of its source. */
  readonly sources: LinkScores;
}

/** A cue's vector times a word's, plus what their distance says, is the score of their belonging together. */
export interface LinkScores {
  /** Numbers a word in each of the two. */
  readonly width: number;
  readonly cues: Float32Array;
  readonly words: Float32Array;
  /** By distance in words from the cue, from −reach to +reach; further ones count as the last. */
  readonly far: readonly number[];
}

/** Tags the words of an article. The same words give the same tags, run after run. */
export interface TokenTagger {
  /** Names the weights; part of every article's fingerprint, so that other weights make its quotes again. */
  readonly model: string;
  tag(words: Pick<TaggerWords, 'words' | 'flags' | 'sentenceStarts'>, signal?: AbortSignal): Promise<Tagging>;
}
