import { createRequire } from 'node:module';

/*
 * What is used of the DOM, written down: the project's compiler settings leave the browser's types out, as nothing else
 * here runs in one.
 */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly childElementCount: number;
  readonly children: Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  hasAttribute(name: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
  replaceWith(node: PageNode): void;
}

export interface PageDocument {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** No template nests boxes so deeply; the work of finding an article grows with the square of it. */
const NESTING_MAX = 1_000;
const BOX_TAG = /<(\/?)(?:div|span|section|article|table|blockquote|center|font|ul|ol|b|i|em|strong|a)\b/gi;

/** Whether a page's boxes are nested deeper than any honest page's, counted on the source, before anything is built of it. */
export function isNestedTooDeeply(html: string): boolean {
  let depth = 0;
  for (const [, closing] of html.matchAll(BOX_TAG)) {
    depth = Math.max(0, depth + (closing === '' ? 1 : -1));
    if (depth > NESTING_MAX) return true;
  }
  return false;
}

const require = createRequire(import.meta.url);

/** Parses a page. A fragment is put into a page of its own, since linkedom takes the first element for the root. */
export function parsePage(html: string): PageDocument {
  const whole = /<html[\s>]/i.test(html.slice(0, 20_000)) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  // Loaded with the first page: it takes a fifth of a second, twice in a bot, and asking and answering need none of it.
  // Its own types lean on the browser's, which are left out.
  const { parseHTML } = require('linkedom') as { readonly parseHTML: (html: string) => { readonly document: PageDocument } };
  return parseHTML(whole).document;
}
