export { buttonRows, type ButtonSpec } from './button-rows.ts';
export { escapeMarkdown, unescapeMarkdown } from './escape-markdown.ts';
export { ARTICLE_WORDS_MAX } from './fit-blocks.ts';
export { clipText } from './message-grammar.ts';
export type { ComponentRow, OutgoingMessage } from './outgoing-message.ts';
export { type MessagePage, paginate, type PagingOptions } from './paginate.ts';
export { noticeMessage, plainMessage, type PlainOptions } from './plain-message.ts';
export { type ProvenMessage, provenMessage, type ProvenOptions, type RenderItems } from './proven-message.ts';
