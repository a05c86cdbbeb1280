import type { StatedInstant } from '../../domain/stated-instant.ts';
import type { QuotationBlock, SourceLine } from '../../render/index.ts';
import type { PayloadWords } from '../words/en/payload.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { canBeLinkText, writeTarget } from './link-target.ts';
import { capitalised, clipText, LISTED, QUOTED, SEPARATOR, SUBTEXT } from './message-grammar.ts';

const TITLE_CHARS_MAX = 160;
const FACT_CHARS_MAX = 100;
const HOUR_MS = 3_600_000;

/** A quotation as Markdown, with who said it, where and when above the words. */
export function writeQuotation(block: QuotationBlock, words: PayloadWords): string {
  const quoted = escapeMarkdown(block.style === 'inline' ? `“${block.words}”` : block.words).split('\n').map((line) => `${QUOTED}${line}`);
  const note = block.note === null ? [] : [`${SUBTEXT}${escapeMarkdown(block.note)}`];
  const target = targetOf(block.link);
  const outlet = writeOutlet(block.outlet, target);
  const isLinked = target !== null && canBeLinkText(block.outlet);
  const about = [
    ...(block.type === 'direct' ? [outlet] : []),
    writeDate(block.publishedAt, words),
    ...block.labels.map(escapeMarkdown),
    ...(target === null || isLinked ? [] : [`[${words.article}](${target})`]),
  ];
  return [`${writeAttribution(block, outlet, words)} [${block.n}]`, `${SUBTEXT}${about.join(SEPARATOR)}`, ...quoted, ...note].join('\n');
}

function writeAttribution({ type, speaker }: QuotationBlock, outlet: string, words: PayloadWords): string {
  const named = speaker === null ? `*${words.speakerNotEstablished}*` : `**${escapeMarkdown(capitalised(speaker))}**`;
  switch (type) {
    case 'direct':
      return named;
    case 'indirect':
      return `${named}${words.asReportedBy}${outlet}`;
    case 'report':
      return `${outlet}${words.reports}`;
    case 'context':
      return `${words.from}${outlet}`;
  }
}

function writeOutlet(outlet: string, target: string | null): string {
  const italic = `*${escapeMarkdown(outlet)}*`;
  return target !== null && canBeLinkText(outlet) ? `[${italic}](${target})` : italic;
}

function targetOf(link: string | null): string | null {
  return link === null ? null : writeTarget(link);
}

/** A cited article on one small line, with the number that leads to it. */
export function writeSource(source: SourceLine, words: PayloadWords): string {
  return `${SUBTEXT}${writeArticle(source, words)}`;
}

/** An article that is listed, not quoted. */
export function writeListed(source: SourceLine, words: PayloadWords): string {
  return `${LISTED}${writeArticle(source, words)}`;
}

function writeArticle(source: SourceLine, words: PayloadWords): string {
  const target = targetOf(source.link);
  const isLinked = target !== null && canBeLinkText(source.title);
  const title = escapeMarkdown(clipText(source.title, TITLE_CHARS_MAX).toWellFormed());
  const named = words.articleNamed(escapeMarkdown(source.articleId), source.revision);
  const facts = [
    `*${escapeMarkdown(clipText(source.outlet, FACT_CHARS_MAX).toWellFormed())}*`,
    ...(source.agency === null ? [] : [escapeMarkdown(clipText(source.agency, FACT_CHARS_MAX).toWellFormed())]),
    writeDate(source.publishedAt, words),
    ...source.labels.map(escapeMarkdown),
    ...(isLinked ? [] : target !== null ? [`[${words.article}](${target})`] : [source.link === null ? words.linkNotGiven : words.linkTooLong, named]),
  ];
  return `${source.n === null ? '' : `[${source.n}] `}${isLinked ? `[${title}](${target})` : title}${SEPARATOR}${facts.join(SEPARATOR)}`;
}

/**
 * A date that each reader sees in their own zone. Where only a day was stated, it is marked at 10:30 UTC: then it is that
 * day from UTC−10 to UTC+13, so for nearly everybody; at midnight it would be the day before in all of America.
 */
export function writeDate(stated: StatedInstant | null, words: Pick<PayloadWords, 'dateNotGiven'>): string {
  if (stated === null) return words.dateNotGiven;
  const isDay = !stated.iso.includes('T');
  return `<t:${Math.floor((stated.epochMs + (isDay ? 10.5 * HOUR_MS : 0)) / 1_000)}:${isDay ? 'D' : 'f'}>`;
}
