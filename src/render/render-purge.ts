import type { PurgedArticle, PurgeReport } from '../domain/purge.ts';
import { printableLine } from '../text/printable.ts';
import type { Block } from './blocks.ts';

const LISTED_MAX = 20;

/** What a purge erased, or would erase, and what is still to be done in Discord. */
export function renderPurge({ erased, articles, replies, messagesPending, outOfReach, deliveries }: PurgeReport): Block[] {
  const sum = (count: (article: PurgedArticle) => number): number => articles.reduce((total, article) => total + count(article), 0);
  const listed = articles.slice(0, LISTED_MAX).map(({ articleId, title, revisions }) => `${printableLine(articleId)}  ${printableLine(title ?? '') || 'title not given'} · ${counted(revisions, 'revision')}`);
  const rest = articles.length - listed.length;
  return [
    { kind: 'sentence', text: `${erased ? 'Erased' : 'Would be erased'}: ${counted(articles.length, 'article')} with ${counted(sum(({ revisions }) => revisions), 'revision')}, ${counted(sum(({ chunks }) => chunks), 'passage')} with ${sum(({ chunks }) => chunks) === 1 ? 'its vector' : 'their vectors'}, ${counted(sum(({ quotes }) => quotes), 'quotation')}.`, tone: erased ? 'good' : 'warning' },
    { kind: 'list', items: [...listed, ...(rest > 0 ? [`… and ${rest.toLocaleString('en-GB')} more`] : [])] },
    ...(replies === 0 ? [] : [line(`${counted(replies, 'stored answer')} ${erased ? 'no longer cite' : 'would no longer cite'} ${articles.length === 1 ? 'it' : 'them'}.`)]),
    ...(deliveries === 0 ? [] : [line(`${counted(deliveries, 'post')} on the way ${erased ? 'will be composed anew, or will not be sent' : 'would be composed anew, or not be sent'}.`)]),
    ...(messagesPending === 0 ? [] : [line(`${counted(messagesPending, 'message')} in Discord: the bot takes the words out, within minutes if it runs, else at its next start.`)]),
    ...(outOfReach === 0 ? [] : [line(`${counted(outOfReach, 'answer')} that only one reader sees cannot be changed; their buttons show the words no more.`)]),
    ...(erased ? [line('It will not be stored again before that is lifted with desk purge --forget.')] : []),
  ];
}

const line = (text: string): Block => ({ kind: 'sentence', text, tone: 'muted' });

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`;
}
