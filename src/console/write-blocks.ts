import type { DiffPart } from '../domain/verification.ts';
import type { Block, OutletLine, QuotationBlock, SourceLine, Tone } from '../render/index.ts';
import { printableText } from '../text/printable.ts';
import { AS_REPORTED_BY, BAR, COMPARED, COMPARED_KEY, FROM, INDENT, INLINE_CONTINUED, LINK_NOT_GIVEN, LISTED, REPORTS, SEPARATOR, SOURCE_INDENT, SOURCES_HEADING, SPEAKER_NOT_ESTABLISHED, SUMMARY } from './terminal-grammar.ts';
import type { TerminalStyle } from './terminal-style.ts';
import { columnsOf, wrapWords } from './wrap-words.ts';

export interface TerminalForm {
  readonly style: TerminalStyle;
  /** Columns to wrap at; null for a pipe, which is not wrapped. */
  readonly width: number | null;
}

/** Blocks as terminal text, one blank line between them; ends in a line feed. */
export function writeBlocks(blocks: readonly Block[], form: TerminalForm): string {
  const written = blocks.map((block) => ({ block, lines: writeBlock(block, form) })).filter(({ lines }) => lines.length > 0);
  const text = written.map(({ block, lines }, i) => {
    const isClose = i > 0 && staysClose(written[i - 1]?.block, block);
    return `${i === 0 ? '' : isClose ? '\n' : '\n\n'}${lines.join('\n')}`;
  });
  return `${text.join('')}\n`;
}

/** Sentences follow one another, and a heading stands on what it heads. */
function staysClose(before: Block | undefined, block: Block): boolean {
  return (before?.kind === 'heading' && block.kind !== 'heading') || (before?.kind === 'sentence' && block.kind === 'sentence');
}

function writeBlock(block: Block, form: TerminalForm): string[] {
  const { style, width } = form;
  switch (block.kind) {
    case 'quotation':
      return writeQuotation(block, form);
    case 'sources':
      return [style('heading', SOURCES_HEADING), ...block.sources.flatMap((source) => writeSource(source, form))];
    case 'articles':
      return block.articles.flatMap((article) => writeSource(article, form));
    case 'outlets':
      return writeOutlets(block, form);
    case 'summary':
      return [
        ...wrapWords(printableText(block.text), width === null ? null : Math.max(20, width - INDENT.length)).map((line, i) => `${i === 0 ? SUMMARY : INDENT}${line}`),
        style('muted', `${INDENT}Written by ${block.model}, a language model, from the quotations below.`),
      ];
    case 'heading':
      return [style('heading', block.text)];
    case 'sentence':
      return wrapWords(printableText(block.text), width).map((line) => toned(block.tone, line, style));
    case 'facts':
      return writeFacts(block.facts, style);
    case 'list':
      return block.items.map((item) => `${INDENT}${item}`);
    case 'difference':
      return writeDifference(block.parts, form);
    case 'text':
      return printableText(block.text).split('\n').flatMap((line) => wrapWords(line, width).map((part) => part.trimEnd()));
  }
}

function toned(tone: Tone, text: string, style: TerminalStyle): string {
  return tone === 'plain' ? text : style(tone, text);
}

function writeQuotation(block: QuotationBlock, { style, width }: TerminalForm): string[] {
  const note = block.note === null ? [] : [`${INDENT}${style('muted', `(${block.note})`)}`];
  const room = width === null ? null : Math.max(20, width - INDENT.length - 2);
  const lines = block.style === 'inline'
    ? wrapWords(`“${block.words}”`, room).map((line, i) => `${i === 0 ? INDENT : INLINE_CONTINUED}${line}`)
    : block.words.split('\n').flatMap((line) => (line === '' ? [''] : wrapWords(line, room))).map((line) => `${INDENT}${style('bar', BAR)}${line === '' ? '' : ` ${line}`}`);
  return [`${writeAttribution(block, style)} ${style('number', `[${block.n}]`)}:`, ...lines, ...note];
}

function writeAttribution({ type, speaker, outlet }: QuotationBlock, style: TerminalStyle): string {
  const named = speaker === null ? style('muted', SPEAKER_NOT_ESTABLISHED) : style('speaker', speaker);
  switch (type) {
    case 'direct':
      return named;
    case 'indirect':
      return `${named}${AS_REPORTED_BY}${style('outlet', outlet)}`;
    case 'report':
      return `${style('outlet', outlet)}${REPORTS}`;
    case 'context':
      return `${FROM}${style('outlet', outlet)}`;
  }
}

function writeSource(source: SourceLine, { style, width }: TerminalForm): string[] {
  const marker = source.n === null ? style('muted', LISTED) : `${style('number', `[${source.n}]`)} `;
  const room = width === null ? null : Math.max(20, width - SOURCE_INDENT.length);
  const title = wrapWords(source.title, room).map((line, i) => (i === 0 ? `${marker}${line}` : `${SOURCE_INDENT}${line}`));
  const stated = [source.outlet, ...(source.agency === null ? [] : [source.agency]), source.date].map((fact) => style('muted', fact));
  const about = [...stated, ...source.labels.map((label) => style('warning', label))].join(style('muted', SEPARATOR));
  const link = source.link === null
    ? style('muted', `${LINK_NOT_GIVEN}${SEPARATOR}article ${source.articleId}, revision ${source.revision}`)
    : style('link', source.link);
  return [...title, `${SOURCE_INDENT}${about}`, `${SOURCE_INDENT}${link}`];
}

/** Those quoted above by their number, on one line; below it each of the others with its link. */
function writeOutlets({ outlets, more }: Extract<Block, { kind: 'outlets' }>, { style, width }: TerminalForm): string[] {
  const named = ({ name, agency, labels, articles, n }: OutletLine): string => {
    const about = [...(agency === null ? [] : [agency]), ...labels, ...(articles === 1 ? [] : [`${articles} articles`])];
    return `${printableText(name)}${about.length === 0 ? '' : ` (${about.join(', ')})`}${n === null ? '' : ` [${n}]`}`;
  };
  const quoted = outlets.filter(({ n }) => n !== null).map(named);
  const others = outlets.filter(({ n }) => n === null);
  const column = Math.max(0, ...others.map((outlet) => columnsOf(named(outlet)))) + 2;
  const beside = (outlet: OutletLine): string[] => {
    const link = outlet.link ?? LINK_NOT_GIVEN;
    const text = named(outlet);
    const fits = width === null || SOURCE_INDENT.length + column + columnsOf(link) <= width;
    return fits ? [`${SOURCE_INDENT}${text}${' '.repeat(column - columnsOf(text))}${style('link', link)}`] : [`${SOURCE_INDENT}${text}`, `${SOURCE_INDENT}${INDENT}${style('link', link)}`];
  };
  return [
    ...(quoted.length === 0 ? [] : wrapWords(`${quoted.join(SEPARATOR)}`, width === null ? null : width - SOURCE_INDENT.length).map((line) => style('muted', `${SOURCE_INDENT}${line}`.trimEnd()))),
    ...others.flatMap(beside),
    ...(more === 0 ? [] : [style('muted', `${SOURCE_INDENT}and ${more} more`)]),
  ];
}

function writeFacts(facts: Extract<Block, { kind: 'facts' }>['facts'], style: TerminalStyle): string[] {
  const column = Math.max(...facts.map(({ name }) => columnsOf(name))) + 2;
  return facts.map(({ name, value, tone }) => {
    const padding = ' '.repeat(column - columnsOf(name));
    return `${INDENT}${style('muted', name)}${padding}${toned(tone, value, style)}`;
  });
}

function writeDifference(parts: readonly DiffPart[], { style }: TerminalForm): string[] {
  const words = parts.map(({ op, text }) => {
    const line = printableText(text).replace(/\s+/g, ' ');
    // The signs say without colour what colour says with it.
    return op === 'equal' ? line : op === 'delete' ? style('removed', `[-${line}-]`) : style('added', `{+${line}+}`);
  });
  return [`${COMPARED}${words.join(' ')}`, `${COMPARED_KEY}`];
}
