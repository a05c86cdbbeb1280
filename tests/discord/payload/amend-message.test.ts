import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../../src/domain/answer.ts';
import { amendMessage, type MessageChanges, type OutgoingMessage, provenMessage, readStanding, type StandingMessage } from '../../../src/discord/payload/index.ts';
import { payloadWords } from '../../../src/discord/words/en/payload.ts';
import { renderQuotations } from '../../../src/discord/answers/render-page.ts';
import { buttonRows } from '../../../src/discord/payload/index.ts';
import { evidenceOf } from '../../verify/evidence-of.ts';
import { articleOf, quoteOf } from '../../store/stored-articles.ts';

const WORDS = ['We shall open both harbours', 'The boats are painted and the captains are asleep'] as const;
const articles = WORDS.map((words, i) => articleOf({ id: `a${i}`, url: `https://courier.example/${i}`, title: `Harbour news ${i}`, text: `Varen signed on Tuesday.\n\n"${words}," said Minister Oda Brandt.\n\nThe boats sail in May.` }));
const quotes = articles.map((article, i) => quoteOf(article, WORDS[i] ?? '', 'Oda Brandt'));
const statements = articles.map((article, i): Statement => {
  const { text, ...head } = article;
  const { span } = quotes[i] ?? { span: { start: 0, end: 1 } };
  return { text: text.slice(span.start, span.end), articleId: article.id, revision: 1, span, type: 'direct', speaker: 'Oda Brandt', citation: { n: i + 1, article: head } };
});
const evidence = evidenceOf(articles.map((article, i) => ({ article, quotes: quotes.slice(i, i + 1).map((quote) => ({ ...quote, articleId: article.id, revision: 1 })) })));
const none: MessageChanges = { removed: new Map(), notes: [], shortNote: 'Correction: see [1].', unproven: (n) => `Removed: words at [${n}].` };
const NOTE = 'Correction, 5 March 2026: the article at [1] has been changed.';

async function posted(): Promise<OutgoingMessage> {
  return (await provenMessage(statements, renderQuotations, { rows: buttonRows([{ customId: 'fd1:sources:x:1', label: 'Sources' }]) }, evidence)).message;
}
const standing = (components: unknown): StandingMessage => readStanding(components, payloadWords) ?? expect.fail('it cannot be read back');
const linesOf = (message: OutgoingMessage | null): string => JSON.stringify(message?.components ?? []);

describe('a message that stands in a channel', () => {
  test('gets its note above the buttons, keeps every word, and gets it once', async () => {
    const before = standing((await posted()).components);
    const message = await amendMessage(before, { ...none, notes: [NOTE] }, payloadWords, evidence);
    const after = standing(message?.components);
    expect(after.quotations.map(({ text }) => text)).toEqual([...WORDS]);
    expect(after.components.map(({ type }) => type).slice(-2)).toEqual([10, 1]);
    expect(linesOf(message)).toContain('**Correction, 5 March 2026:** the article at');
    expect(await amendMessage(after, { ...none, notes: [NOTE] }, payloadWords, evidence)).toBeNull();
    expect(await amendMessage(after, none, payloadWords, evidence)).toBeNull();
    const twice = await amendMessage(after, { ...none, notes: [NOTE, 'Correction, 6 March 2026: another.'] }, payloadWords, evidence);
    expect(linesOf(twice).split('the article at').length).toBe(2);
  });

  test('loses the words that are taken out of it, and no others', async () => {
    const before = standing((await posted()).components);
    const [first] = before.quotations;
    if (first === undefined) return expect.fail('nothing is quoted');
    const message = await amendMessage(before, { ...none, removed: new Map([[first, 'Removed, 5 March 2026: words.']]) }, payloadWords, evidence);
    expect(linesOf(message)).not.toContain(WORDS[0]);
    expect(standing(message?.components).quotations.map(({ text }) => text)).toEqual([WORDS[1]]);
    expect(linesOf(message)).toContain('**Removed, 5 March 2026:** words.');
  });

  test('loses words that can no longer be proven', async () => {
    const message = await amendMessage(standing((await posted()).components), none, payloadWords, evidenceOf([{ article: articles[1] ?? articleOf(), quotes: [{ ...(quotes[1] ?? quoteOf(articleOf(), 'We', null)), articleId: 'a1', revision: 1 }] }]));
    expect(linesOf(message)).not.toContain(WORDS[0]);
    expect(standing(message?.components).quotations.map(({ text }) => text)).toEqual([WORDS[1]]);
  });

  test('that is none of ours is not changed', () => {
    for (const components of [[], [{ type: 17, components: [] }], [{ type: 10, content: '> "words of nobody"' }], null, [{ type: 10 }]]) expect(readStanding(components, payloadWords)).toBeNull();
  });

  test('takes a short note where there is no room for long ones, and is refused where there is none for that', async () => {
    const { components } = await posted();
    const filled = (chars: number): StandingMessage => standing([{ type: 10, content: 'x'.repeat(chars) }, ...components]);
    const used = JSON.stringify(components).length;
    expect(used).toBeLessThan(3_000);
    const chars = 4_000 - (components as readonly { content?: string }[]).reduce((sum, { content = '' }) => sum + content.length, 0);
    expect(linesOf(await amendMessage(filled(chars - 40), { ...none, notes: [NOTE] }, payloadWords, evidence))).toContain('**Correction:** see');
    await expect(amendMessage(filled(chars - 5), { ...none, notes: [NOTE] }, payloadWords, evidence)).rejects.toThrow('room');
  });

  test('whatever a note says, it is a line of ours: it brings nothing to life and passes for no quotation', async () => {
    const before = standing((await posted()).components);
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ maxLength: 200 }), fc.constantFrom('@everyone: <@1>', '> "quoted"', '**Oda Brandt** [1]\n-# x\n> y', '-# **Sources**', 'https://x.example/ [a](b)')), async (note) => {
      const message = await amendMessage(before, { ...none, notes: [`Correction: ${note}`] }, payloadWords, evidence);
      expect(standing(message?.components).quotations.map(({ text }) => text)).toEqual([...WORDS]);
    }));
  });
});
