import type { PageDocument, PageElement } from '../../text/page-dom.ts';

/** Parts of a page that are never its article, by tag or role. */
const NEVER = 'script, style, noscript, template, iframe, form, button, [hidden], [aria-hidden="true"], figcaption, nav, footer, [role="navigation"], [role="complementary"], [role="dialog"], [role="search"]';

/** Names by which templates call what stands around an article; tried on each word of a class, and on the id. */
const NAMES = [
  'captions?(?:-?(?:text|info|wrapper|container|title|box))?', 'wp-caption-text', '(?:photo|image|media|video|story-image|picture)-(?:credits?|copyright|source|caption|info|meta)', 'credits?', 'copyright', 'media-placeholder',
  'by-?lines?', 'author-?(?:bio|box|info|card|block|details|description|profile|about)', '(?:about|bio)-?(?:the-)?author', 'post-author', 'contributors?',
  '(?:social|share|sharing)(?:-?(?:bar|buttons?|links?|tools?|icons?|list|widget|container|this|media))?', 'addthis\\w*', 'sharedaddy', 'jp-relatedposts',
  'newsletters?(?:-?(?:sign-?up|promo|form|box|widget|module))?', 'sign-?up', 'subscri(?:be|ption)(?:-?(?:box|form|promo|banner|widget|cta|bar|module|prompt|inline|links?|button))?', 'paywall-?(?:promo|prompt|message|banner|overlay|modal|inline)', 'cookie(?:-?\\w+)?', 'gdpr',
  'related(?:-?(?:articles?|posts?|stories|content|links?|news|topics|coverage|items?|box|module|media|videos?))?', 'read-?(?:more|also|next)', 'also-?read', 'more-?(?:stories|news|from|on|articles)', 'see-?also',
  'recommend(?:ed|ations?)(?:-?\\w+)?', 'trending(?:-?\\w+)?', 'most-?(?:read|popular|viewed)(?:-?\\w+)?', 'popular(?:-?\\w+)?', 'outbrain', 'taboola(?:-?\\w+)?', 'zergnet', 'promo(?:tion)?s?', 'sponsor(?:ed)?(?:-?\\w+)?',
  'ad-?(?:slot|container|wrapper|unit|label|block|break|placeholder|feedback)', 'advert(?:isement|ising|s)?(?:-?\\w+)?', 'comments?(?:-?(?:section|list|area|wrapper|form|container|count))?', 'disqus(?:_thread)?', 'respond',
  'breadcrumbs?', '(?:post|entry|article|story)-?(?:tags?|topics?|meta|footer|categories|header-meta)', 'tags?(?:-?(?:list|links|cloud))?', 'topics?-?list', 'screen-reader-text', 'visually-?hidden', 'sr-only', 'skip-?link', 'print-only', 'correction-form', 'affiliate-?(?:disclosure|disclaimer)',
];
const FURNITURE_NAME = new RegExp(`^(?:[a-z0-9]+(?:-|__?)){0,3}(?:${NAMES.join('|')})$`, 'i');
/** Survives Readability, which moves paragraphs about: which box each one stood in. */
export const PARENT_MARK = 'data-desk-parent';
/** An element that holds this much of the page's text is the article, whatever it is called. */
const TEXT_SHARE_MAX = 0.25;

/** Removes what no reader would call the article's text, by tag and by the names templates use; then unwraps paragraphs. */
export function prunePage(document: PageDocument): void {
  const { body } = document;
  if (body === null) return;
  for (const element of document.querySelectorAll('script, style, noscript, template')) element.remove();
  const charsMax = TEXT_SHARE_MAX * (body.textContent ?? '').replace(/\s+/g, ' ').length;
  const holdsArticle = (element: PageElement): boolean =>
    (element.textContent ?? '').replace(/\s+/g, ' ').length > charsMax || element.querySelector('[itemprop="articleBody"], h1') !== null;
  for (const element of [...document.querySelectorAll(NEVER)]) if (!holdsArticle(element)) element.remove();
  for (const element of [...document.querySelectorAll('body [class], body [id]')]) if (isNamedFurniture(element) && !holdsArticle(element)) element.remove();
  unwrapParagraphs(document);
  numberParents(document);
}

/** The same of a feed entry's HTML, which has no template round it: what plugins put in, and pictures that only count readers. */
export function pruneFragment(document: PageDocument): void {
  for (const element of [...document.querySelectorAll(`${NEVER}, body [class], body [id]`)]) {
    if (element.querySelector('p + p') !== null) continue;
    if (isNamedFurniture(element) || NEVER_TAGS.has(element.localName)) element.remove();
  }
}

const NEVER_TAGS = new Set('script style noscript template iframe form button figcaption nav footer'.split(' '));

function isNamedFurniture(element: PageElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.replace(/([a-z])([A-Z])/g, '$1-$2').split(/\s+/);
  return names.some((name) => FURNITURE_NAME.test(name));
}

/** A paragraph alone in a box of its own, with a link in it, is taken for a list of links by Readability and lost. */
function unwrapParagraphs(document: PageDocument): void {
  for (const paragraph of [...document.querySelectorAll('div > p')]) {
    for (let parent = paragraph.parentElement; parent !== null && parent.localName === 'div' && parent.childElementCount === 1; parent = paragraph.parentElement) {
      if ((parent.textContent ?? '').trim() !== (paragraph.textContent ?? '').trim()) break;
      parent.replaceWith(paragraph);
    }
  }
}

function numberParents(document: PageDocument): void {
  const numbers = new Map<PageElement, string>();
  for (const paragraph of document.querySelectorAll('p')) {
    const parent = paragraph.parentElement;
    if (parent === null) continue;
    const number = numbers.get(parent) ?? String(numbers.size + 1);
    numbers.set(parent, number);
    paragraph.setAttribute(PARENT_MARK, number);
  }
}
