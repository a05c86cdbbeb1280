import type { Delivery } from '../../domain/delivery.ts';
import { type Block, describeSource, type Fact } from '../../render/index.ts';
import { digestWindow } from '../../schedule/index.ts';
import { correctionLines, retractedLine } from '../answers/correction-lines.ts';
import { recallStatements } from '../answers/recall-statements.ts';
import { citedArticles } from '../answers/render-page.ts';
import type { Desk } from '../desk.ts';
import { noticeMessage, type OutgoingMessage, plainMessage } from '../payload/index.ts';
import type { Words } from '../words/index.ts';
import { isRegular, timesOf } from './describe-posting.ts';

const SOURCES_LISTED_MAX = 8;
const HISTORY_READ = 60;

/** What a press on a post's button tells the presser alone: whose schedule, which hours, which articles. */
export async function aboutPart(partKey: string, { guildId, presserId }: { readonly guildId: string | null; readonly presserId: string }, desk: Desk, words: Words): Promise<OutgoingMessage> {
  const reply = await desk.app.memory.findReply(partKey);
  const delivery = reply === null || reply.guildId !== guildId ? null : await desk.app.ledger.find(reply.question);
  // What was posted to one person's direct messages is nobody else's business, whoever got hold of the button's id.
  const isAnothers = delivery?.place.kind === 'dm' && delivery.place.userId !== presserId;
  if (reply === null || delivery === null || isAnothers) return noticeMessage(words.digests.aboutOld);
  if (delivery.origin.kind === 'notice') return noticeMessage(words.digests.aboutNotice);
  const texts = words.digests;
  const { statements, fates } = await recallStatements(reply, desk);
  const cited = citedArticles(statements);
  return plainMessage([
    { kind: 'heading', text: delivery.origin.kind === 'digest' ? texts.aboutDigest : texts.aboutWatch },
    ...await (delivery.origin.kind === 'digest' ? digestFacts(delivery, delivery.origin.subscriptionId, partKey, desk, words) : watchFacts(delivery.origin.watchId, desk, words)),
    ...(cited.length === 0 ? [] : [
      { kind: 'heading' as const, text: texts.sourcesHeading },
      { kind: 'articles' as const, articles: cited.slice(0, SOURCES_LISTED_MAX).map(({ n, article }) => describeSource(article, n)) },
      ...(cited.length > SOURCES_LISTED_MAX ? [muted(texts.moreSources(cited.length - SOURCES_LISTED_MAX))] : []),
      muted(texts.proof),
    ]),
    ...correctionLines(statements, fates, words, desk.clock.now()),
    ...retractedLine(fates, words),
  ], { words: words.payload });
}

async function digestFacts(delivery: Delivery, subscriptionId: string, partKey: string, { app }: Desk, words: Words): Promise<Block[]> {
  const texts = words.digests;
  const subscription = await app.subscriptions.find(subscriptionId);
  const { sinceMs, untilMs } = digestWindow(delivery, (await app.ledger.history(subscriptionId, HISTORY_READ)).filter(isRegular));
  const at = delivery.parts.findIndex(({ key }) => key === partKey);
  return [
    ...(subscription === null ? [muted(texts.scheduleGone)] : []),
    {
      kind: 'facts',
      facts: [
        ...(subscription === null ? [] : [
          fact(texts.facts.when, timesOf(subscription, words)),
          fact(texts.facts.topics, subscription.topics.join(', ') || texts.everything),
          ...(subscription.outlets.length === 0 ? [] : [fact(texts.facts.outlets, subscription.outlets.join(', '))]),
        ]),
        { ...fact(texts.facts.from, ''), momentMs: sinceMs },
        { ...fact(texts.facts.until, ''), momentMs: untilMs },
        ...(delivery.parts.length > 1 && at !== -1 ? [fact(texts.facts.part, texts.partOf(at + 1, delivery.parts.length))] : []),
      ],
    },
  ];
}

async function watchFacts(watchId: string, { app }: Desk, { digests: texts }: Words): Promise<Block[]> {
  const watch = await app.watches.find(watchId);
  return [watch === null ? muted(texts.watchGone) : { kind: 'facts', facts: [fact(texts.facts.posted, watch.text)] }];
}

const fact = (name: string, value: string): Fact => ({ name, value, tone: 'plain' });
const muted = (text: string): Block => ({ kind: 'sentence', text, tone: 'muted' });
