import type { PageDocument } from './dom.ts';

/** Parts of a page that are never its article, taken off before the article is looked for. */
const NEVER = 'script, style, noscript, template, iframe, form, button, [hidden], [aria-hidden="true"], figcaption, nav, [role="navigation"], [role="complementary"], [role="dialog"]';

/** Removes what no reader would call the article's text. */
export function prunePage(document: PageDocument): void {
  for (const element of document.querySelectorAll(NEVER)) {
    if (element.querySelector('article, [itemprop="articleBody"]') === null) element.remove();
  }
}
