import { type ProvenOptions, type RenderItems, whyNot } from './proven-message.ts';

export interface PagingOptions<Item> extends ProvenOptions<Item> {
  /** Quotations on one page at most. */
  readonly itemsMax?: number | undefined;
}

export interface MessagePage<Item> {
  /** Index, in all items, of the first on the page. */
  readonly start: number;
  readonly items: readonly Item[];
}

const ITEMS_MAX = 5;

/**
 * Items into pages that fit a message each, in order: within Discord's limits with what `render` and `rows` put around
 * them, and with at most a hundred words of one article. What cannot be printed even alone is on no page.
 */
export function paginate<Item>(items: readonly Item[], render: RenderItems<Item>, options: PagingOptions<Item> = {}): MessagePage<Item>[] {
  const pages: { start: number; items: Item[] }[] = [];
  items.forEach((item, start) => {
    const page = pages.at(-1);
    if (page !== undefined && page.items.length < (options.itemsMax ?? ITEMS_MAX) && whyNot([...page.items, item], render, options) === null) page.items.push(item);
    else if (whyNot([item], render, options) === null) pages.push({ start, items: [item] });
  });
  return pages;
}
