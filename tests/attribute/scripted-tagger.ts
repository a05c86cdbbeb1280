import { TAG_NAMES } from '../../src/attribute/decode-tags.ts';
import type { Tagging, TokenTagger } from '../../src/attribute/ports.ts';

/** One report as a test writes it: the words of each part as they stand in the text. */
export interface ScriptedReport {
  readonly cue: string;
  readonly source: string | null;
  readonly contents: readonly string[];
}

/**
 * A tagger that finds what a test tells it, in the port's own form: scores of tags, and vectors of as many numbers as there
 * are reports, in which a cue meets only its own words. A part is looked for from where the one before it in the text of
 * its kind was found.
 */
export function scriptedTagger(reports: readonly ScriptedReport[]): TokenTagger {
  return {
    model: 'scripted',
    tag: async ({ words }) => {
      const width = reports.length;
      const rows = (): Float32Array => new Float32Array(words.length * width);
      const tagging = { tags: new Float32Array(words.length * TAG_NAMES.length), contentCues: rows(), contentWords: rows(), sourceCues: rows(), sourceWords: rows() };
      const after: Record<string, number> = {};
      const mark = (part: string, kind: 'content' | 'cue' | 'source', report: number, vectors: readonly Float32Array[]): void => {
        const wanted = part.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{C}]/gu) ?? [];
        const from = words.findIndex((_, at) => at >= (after[kind] ?? 0) && wanted.every((word, i) => words[at + i] === word));
        if (from === -1) throw new Error(`The text does not say: ${part}`);
        after[kind] = from + wanted.length;
        for (let at = from; at < from + wanted.length; at++) {
          tagging.tags[at * TAG_NAMES.length + TAG_NAMES.indexOf(at === from ? `B-${kind}` : `I-${kind}`)] = 9;
          for (const vector of vectors) vector[at * width + report] = 3;
        }
      };
      reports.forEach(({ cue, source, contents }, report) => {
        mark(cue, 'cue', report, [tagging.contentCues, tagging.sourceCues]);
        if (source !== null) mark(source, 'source', report, [tagging.sourceWords]);
        for (const content of contents) mark(content, 'content', report, [tagging.contentWords]);
      });
      return taggingOf(tagging, width);
    },
  };
}

function taggingOf({ tags, contentCues, contentWords, sourceCues, sourceWords }: Record<'tags' | 'contentCues' | 'contentWords' | 'sourceCues' | 'sourceWords', Float32Array>, width: number): Tagging {
  const far = [-6, -6, -6]; // nothing belongs together unless the vectors say so
  return {
    tags, moves: new Array<number>(TAG_NAMES.length ** 2).fill(0),
    contents: { width, cues: contentCues, words: contentWords, far }, sources: { width, cues: sourceCues, words: sourceWords, far },
  };
}
