import { decodeTags, type Breaks, type TaggedRun } from './decode-tags.ts';
import type { LinkScores, Tagging } from './ports.ts';

/** One cue with the words that name its source and the words it reports, as word indexes. */
export interface TaggedReport {
  /** Null only if no cue was found for the content. */
  readonly cue: TaggedRun | null;
  readonly source: TaggedRun | null;
  /** In reading order; several where the attribution stands between them. */
  readonly contents: readonly [TaggedRun, ...TaggedRun[]];
  /** 0 to 1: how sure the model is that the source is the cue's. */
  readonly certainty: number;
}

/** Words between a cue and what it may be tied to, edge to edge. */
const REACH_WORDS = 90;
/** Words of a long content that are asked for its cue: those nearest to it say the most. */
const ASKED_WORDS = 30;
/** Words between two parts of one report: of its attribution, or of nothing at all. */
const SPLIT_WORDS_MAX = 25;
const SEAM_WORDS_MAX = 3;
/** What a tie loses across the beginning of a sentence. */
const APART_COST = 3;
/** Scores from which a tie counts; read off training articles that the weights had not seen. */
const CONTENT_TIE_MIN = -4;
const SOURCE_TIE_MIN = -2.5;

/** Reads tags into reports: every content to its likeliest cue, every cue to its likeliest source. */
export function linkTags(tagging: Tagging, breaks: Breaks): TaggedReport[] {
  const runs = decodeTags(tagging.tags, tagging.moves, breaks);
  const cues = runs.filter(({ kind }) => kind === 'cue');
  const sources = runs.filter(({ kind }) => kind === 'source');
  const contentsOf = new Map<TaggedRun, [TaggedRun, ...TaggedRun[]]>();
  const reports: TaggedReport[] = [];
  for (const content of runs) {
    if (content.kind !== 'content') continue;
    const tie = bestTie(cues, content, (cue) => scoreTie(tagging.contents, cue, content) - (isApart(breaks, cue, content) ? APART_COST : 0));
    if (tie === null || tie.score < CONTENT_TIE_MIN) reports.push({ cue: null, source: null, contents: [content], certainty: 0 });
    else {
      const known = contentsOf.get(tie.run);
      if (known === undefined) contentsOf.set(tie.run, [content]);
      else known.push(content);
    }
  }
  for (const [cue, contents] of contentsOf) {
    const tie = bestTie(sources, cue, (source) => scoreTie(tagging.sources, cue, source) - (isApart(breaks, cue, source) ? APART_COST : 0));
    const isTied = tie !== null && tie.score >= SOURCE_TIE_MIN;
    for (const together of groupContents(contents, cue, breaks)) {
      reports.push({ cue, source: isTied ? tie.run : null, contents: together, certainty: isTied ? 1 / (1 + Math.exp(-tie.score)) : 0 });
    }
  }
  return reports.sort((a, b) => a.contents[0].from - b.contents[0].from);
}

type Contents = readonly [TaggedRun, ...TaggedRun[]];

/** Contents that are one report: side by side, or with little but their attribution between them. */
function groupContents([first, ...others]: Contents, cue: TaggedRun, breaks: Breaks): Contents[] {
  const groups: [TaggedRun, ...TaggedRun[]][] = [[first]];
  let last = first;
  for (const content of others) {
    const isSplit = last.to <= cue.from && cue.to <= content.from && content.from - last.to <= SPLIT_WORDS_MAX;
    const isSeam = content.from - last.to <= SEAM_WORDS_MAX;
    if ((isSplit || isSeam) && !hasBreak(breaks, last.to, content.from)) groups.at(-1)?.push(content);
    else groups.push([content]);
    last = content;
  }
  return groups;
}

/** Whether a sentence begins between the two. */
function isApart(breaks: Breaks, a: TaggedRun, b: TaggedRun): boolean {
  return a.to <= b.from ? hasBreak(breaks, a.to, b.from) : hasBreak(breaks, b.to, a.from);
}

function hasBreak(breaks: Breaks, from: number, to: number): boolean {
  for (let word = from; word <= to; word++) if (breaks.has(word)) return true;
  return false;
}

interface Tie {
  readonly run: TaggedRun;
  readonly score: number;
}

function bestTie(runs: readonly TaggedRun[], to: TaggedRun, score: (run: TaggedRun) => number): Tie | null {
  let best: Tie | null = null;
  for (const run of runs) {
    if (Math.max(run.from - to.to, to.from - run.to) > REACH_WORDS) continue;
    const tie = { run, score: score(run) };
    if (best === null || tie.score > best.score) best = tie;
  }
  return best;
}

/** The mean over the run's words nearest to the cue. */
function scoreTie({ width, cues, words, far }: LinkScores, cue: TaggedRun, run: TaggedRun): number {
  const reach = (far.length - 1) / 2;
  const isBefore = run.to <= cue.from;
  const from = isBefore ? Math.max(run.from, run.to - ASKED_WORDS) : run.from;
  const to = isBefore ? run.to : Math.min(run.to, run.from + ASKED_WORDS);
  let sum = 0;
  for (let word = from; word < to; word++) {
    for (let i = 0; i < width; i++) sum += (cues[cue.from * width + i] ?? 0) * (words[word * width + i] ?? 0);
    sum += far[Math.max(-reach, Math.min(reach, word - cue.from)) + reach] ?? 0;
  }
  return sum / (to - from);
}
