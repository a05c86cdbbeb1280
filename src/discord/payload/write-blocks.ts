import { type APIComponentInContainer, ComponentType, SeparatorSpacingSize } from 'discord.js';
import type { DiffPart } from '../../domain/verification.ts';
import type { Block, Fact, Tone } from '../../render/index.ts';
import { printableLine, printableText } from '../../text/printable.ts';
import type { PayloadWords } from '../words/en/payload.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { clipText, COMPARED, LISTED, SEPARATOR, SUBTEXT, SUMMARY, withoutQuoteMarks } from './message-grammar.ts';
import { writeOutlets } from './write-outlets.ts';
import { writeListed, writeQuotation, writeSource } from './write-quotation.ts';

const SENTENCE_CHARS_MAX = 1_000;
const HEADING_CHARS_MAX = 200;
const ITEM_CHARS_MAX = 300;
const COMPARED_CHARS_MAX = 1_500;
const EMPHASIS_CHARS_MAX = 90;

type Written = APIComponentInContainer;

/** Blocks as components: each quotation in a text display of its own, with a gap around it if there are components to spare; what stands between quotations is together. */
export function writeBlocks(blocks: readonly Block[], words: PayloadWords, { gaps }: { readonly gaps: boolean } = { gaps: true }): Written[] {
  const groups: { text: string; readonly apart: boolean; readonly isSources: boolean }[] = [];
  for (const block of blocks) {
    const text = writeBlock(block, words);
    if (text === '') continue;
    const apart = block.kind === 'quotation' || block.kind === 'sources';
    const last = groups.at(-1);
    if (!apart && last !== undefined && !last.apart) last.text += `\n${text}`;
    else groups.push({ text, apart, isSources: block.kind === 'sources' });
  }
  return groups.flatMap((group, i): Written[] => {
    const display: Written = { type: ComponentType.TextDisplay, content: group.text };
    const before = groups[i - 1];
    // A heading, or a line of ours, stands on the quotation below it.
    const isClose = before === undefined || (!before.apart && !group.isSources) || !(gaps || group.isSources);
    return isClose ? [display] : [{ type: ComponentType.Separator, divider: group.isSources, spacing: SeparatorSpacingSize.Small }, display];
  });
}

function writeBlock(block: Block, words: PayloadWords): string {
  switch (block.kind) {
    case 'quotation':
      return writeQuotation(block, words);
    case 'sources':
      return block.sources.length === 0 ? '' : [`${SUBTEXT}**${words.sources}**`, ...block.sources.map((source) => writeSource(source, words))].join('\n');
    case 'articles':
      return block.articles.map((article) => writeListed(article, words)).join('\n');
    case 'outlets':
      return writeOutlets(block.outlets, block.more, words);
    case 'summary':
      return `${SUMMARY}${escapeMarkdown(printableLine(block.text).toWellFormed())}\n${SUBTEXT}${words.summaryBy(own(printableLine(block.model), HEADING_CHARS_MAX))}`;
    case 'heading':
      return prefixed('### ', own(printableLine(block.text), HEADING_CHARS_MAX));
    case 'sentence':
      return writeSentence(own(printableText(block.text), SENTENCE_CHARS_MAX), block.tone);
    case 'facts':
      return block.facts.map(writeFact).join('\n');
    case 'list':
      return block.items.map((item) => prefixed(LISTED, own(printableLine(item), ITEM_CHARS_MAX))).filter((line) => line !== '').join('\n');
    case 'difference':
      return writeDifference(block.parts, words);
    case 'text':
      // It would be words of an article that nobody has proven.
      throw new Error('A text block cannot be sent to Discord: show the passage as a quotation of the type context, which is proven');
  }
}

function prefixed(prefix: string, text: string): string {
  return text === '' ? '' : `${prefix}${text}`;
}

/** A text of our own, whatever it echoes: bounded, well formed, without double quotation marks, and not yet escaped syntax. */
function own(text: string, charsMax: number): string {
  return escapeMarkdown(withoutQuoteMarks(clipText(text.trim(), charsMax).toWellFormed()));
}

function writeFact({ name, value, momentMs }: Fact): string {
  const moment = momentMs === undefined ? [] : [`<t:${Math.floor(momentMs / 1_000)}:f>`];
  const said = [own(printableLine(value), ITEM_CHARS_MAX), ...moment].filter((part) => part !== '');
  return `**${own(printableLine(name), HEADING_CHARS_MAX)}:** ${said.join(value.endsWith(':') ? ' ' : SEPARATOR)}`;
}

/** A verdict's first words are bold, so that it can be told at a glance. */
function writeSentence(escaped: string, tone: Tone): string {
  if (escaped === '') return '';
  switch (tone) {
    case 'plain':
      return escaped;
    case 'muted':
      return escaped.split('\n').filter((line) => line.trim() !== '').map((line) => `${SUBTEXT}${line.trim()}`).join('\n');
    case 'good':
    case 'warning': {
      const lead = /^[^:\n\\]{1,40}:(?=\s)/.exec(escaped)?.[0] ?? (escaped.length <= EMPHASIS_CHARS_MAX && !escaped.includes('\n') ? escaped : '');
      return lead === '' ? escaped : `**${lead}**${escaped.slice(lead.length)}`;
    }
  }
}

/** Long runs that do not differ are left out in their middle; what differs is always shown, as far as there is room. */
function writeDifference(parts: readonly DiffPart[], words: PayloadWords): string {
  const written: string[] = [];
  let chars = 0;
  for (const { op, text } of parts) {
    const line = escapeMarkdown(shortened(printableLine(text), op === 'equal' ? 120 : 400).toWellFormed());
    if (line === '') continue;
    if (chars + line.length > COMPARED_CHARS_MAX) {
      written.push('…');
      break;
    }
    chars += line.length;
    written.push(op === 'equal' ? line : op === 'delete' ? `~~${line}~~` : `**${line}**`);
  }
  return written.length === 0 ? '' : `${COMPARED}${written.join(' ')}\n${SUBTEXT}${escapeMarkdown(words.comparison)}`;
}

function shortened(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const half = Math.floor(charsMax / 2);
  const head = text.slice(0, half);
  const tail = text.slice(-half);
  return `${head.slice(0, head.lastIndexOf(' ') === -1 ? half : head.lastIndexOf(' '))} … ${tail.slice(tail.indexOf(' ') + 1)}`;
}
