import type { OutletLine } from '../../render/index.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { canBeLinkText, writeTarget } from './link-target.ts';
import { clipText, QUOTING, SEPARATOR, SUBTEXT, withoutQuoteMarks } from './message-grammar.ts';
import type { PayloadWords } from '../words/en/payload.ts';

const NAME_CHARS_MAX = 60;

/** Who carries a story, on one small line, each name a link to that outlet's article. */
export function writeOutlets(outlets: readonly OutletLine[], more: number, words: PayloadWords): string {
  const named = outlets.map((outlet) => writeOutlet(outlet));
  return named.length === 0 ? '' : `${SUBTEXT}${[...named, ...(more === 0 ? [] : [escapeMarkdown(words.andMore(more))])].join(SEPARATOR)}`;
}

function writeOutlet({ name, agency, articles, link, labels }: OutletLine): string {
  const shown = own(name);
  const target = link === null ? null : writeTarget(link);
  const isLinked = target !== null && canBeLinkText(name) && !QUOTING.test(target);
  const about = [...(agency === null ? [] : [own(agency)]), ...labels.map(own), ...(articles === 1 ? [] : [`${articles}`])];
  return `${isLinked ? `[${shown}](${target})` : shown}${about.length === 0 ? '' : ` (${about.join(', ')})`}`;
}

function own(text: string): string {
  return escapeMarkdown(withoutQuoteMarks(clipText(text, NAME_CHARS_MAX).toWellFormed()));
}
