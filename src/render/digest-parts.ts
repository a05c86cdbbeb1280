import type { Digest, DigestStory } from '../domain/digest.ts';
import { numberSources } from './number-sources.ts';

/** What one message holds of a digest: whole stories, their sources numbered from 1 within it. */
export interface DigestPart extends Digest {
  /** Absent: the digest is in one piece. */
  readonly part?: {
    /** From 0. */
    readonly index: number;
    readonly count: number;
    /** Stories in the parts before this one. */
    readonly storiesBefore: number;
  };
}

/**
 * A digest in few parts, never split within a story: each takes as many stories as `fits` allows. `fits` is asked of a
 * part with everything that may stand around its stories, so that no later part can make it too long. A story that does
 * not fit even alone gets a part of its own all the same.
 */
export function digestParts(digest: Digest, fits: (part: DigestPart) => boolean): DigestPart[] {
  if (fits(digest) || digest.stories.length < 2) return [digest];
  const groups: DigestStory[][] = [];
  for (const story of digest.stories) {
    const group = groups.at(-1);
    // Asked in one piece: title and coverage line are both counted.
    if (group !== undefined && fits({ ...digest, stories: renumbered([...group, story]) })) group.push(story);
    else groups.push([story]);
  }
  let storiesBefore = 0;
  return groups.map((stories, index) => {
    const part: DigestPart = { ...digest, stories: renumbered(stories), part: { index, count: groups.length, storiesBefore } };
    storiesBefore += stories.length;
    return part;
  });
}

/** The stories with their sources numbered as if there were no others. */
function renumbered(stories: readonly DigestStory[]): DigestStory[] {
  const numbered = numberSources(stories.flatMap(({ quotes }) => quotes));
  let at = 0;
  return stories.map((story) => ({ ...story, quotes: story.quotes.map((quote) => numbered[at++] ?? quote) }));
}
