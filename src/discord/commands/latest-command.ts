import { type Block, describeSource } from '../../render/index.ts';
import type { Desk } from '../desk.ts';
import type { SlashCommand } from '../handlers.ts';
import { checkOutlet } from './check-outlet.ts';
import { completeName } from './complete-name.ts';
import { coverageBlock } from './coverage-block.ts';
import { defineCommand, textOption } from './define-command.ts';
import { type Given, lineOf, readCall } from './option-reader.ts';
import { showPlain } from './show-reply.ts';

const ARTICLES_MAX = 8;

export const latestCommand: SlashCommand = {
  definition: defineCommand(({ latest }) => latest, [
    textOption(({ latest }) => latest.options.topic, { completed: true, charsMax: 200 }),
    textOption(({ latest }) => latest.options.outlet, { completed: true, charsMax: 100 }),
  ], { where: 'everywhere' }),
  isPrivate: (_, { privateByDefault }) => privateByDefault,
  run: (call, desk) => latest(readCall(call), desk),
  complete: ({ options, guildId }, desk) => {
    const { name, value } = options.getFocused(true);
    return name === 'topic' ? completeName(desk.names().topics, value) : completeName(desk.names().outlets, value, desk.guildSettings(guildId).outletsHidden);
  },
};

/** /latest: the newest articles, of a topic, of an outlet, or of all. */
export async function latest(given: Given, desk: Desk): Promise<void> {
  const { options, words, settings: { outletsHidden, stateMedia } } = given;
  const { none, latest: texts } = words.commands;
  const topic = lineOf(options, 'topic');
  const typed = lineOf(options, 'outlet');
  const outlet = typed === null ? null : await checkOutlet(typed, given, desk);
  const askedAtMs = desk.clock.now();
  const wanted = { topic, outletsHidden, stateMedia, askedAtMs };
  const articles = await desk.app.latest({ ...wanted, outlet, limit: ARTICLES_MAX });
  if (articles.length > 0) {
    await showPlain([{ kind: 'heading', text: texts.heading(topic, outlet) }, { kind: 'articles', articles: articles.map((article) => describeSource(article, null)) }], given);
    return;
  }
  // Other outlets on the topic come nearest; without a topic there is nothing nearer than everything.
  const nearest = topic === null ? [] : await desk.app.latest(outlet === null ? { outletsHidden, stateMedia, limit: 3 } : { ...wanted, limit: 3 });
  const blocks: Block[] = [
    ...(topic === null ? [] : [{ kind: 'sentence' as const, text: texts.notFound(topic), tone: 'plain' as const }]),
    await coverageBlock(words, desk),
    ...(nearest.length === 0 ? [] : [{ kind: 'heading' as const, text: outlet === null ? texts.heading(null, null) : none.nearest }, { kind: 'articles' as const, articles: nearest.map((article) => describeSource(article, null)) }]),
  ];
  await showPlain(blocks, given);
}
