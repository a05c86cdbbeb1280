import { parseHTML } from 'linkedom';

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

/** Parses a page. A fragment is put into a page of its own, since linkedom takes the first element for the root. */
export function parsePage(html: string): PageDocument {
  const whole = /<html[\s>]/i.test(html.slice(0, 20_000)) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  // linkedom's own types lean on the browser's, which are left out.
  const window = parseHTML(whole) as unknown as { readonly document: PageDocument };
  return window.document;
}
