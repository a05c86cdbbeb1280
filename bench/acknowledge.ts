import { join } from 'node:path';
import { type DiscordServer, startBot, startDiscordServer } from '../tests/discord-server/index.ts';
import { percentiles } from './percentiles.ts';
import type { BenchReport, BenchRow } from './report.ts';

const ASKED = 150;
const ARTICLES = 400;
const QUESTION = 'What did Venn say about the harbour?';

/** How soon does Discord hear that a question was heard, idle and while articles are read in? Over the wire, the whole process. */
export async function benchAcknowledge(): Promise<BenchReport> {
  const bare = await withBot(join(import.meta.dirname, 'deferring-bot.ts'), measure);
  const { idle, busy } = await withBot(undefined, async (server) => {
    const idle = await measure(server);
    const ingest = server.slash({ name: 'ingest', user: server.world.owner, permissions: 8n, options: { attachment: { name: 'articles.jsonl', bytes: Buffer.from(inventedArticles()) } } });
    await ingest.acknowledged;
    const busy = await measure(server);
    if (ingest.edits.length > 0) throw new Error('The articles were read in before the last question: give more of them');
    return { idle, busy };
  });
  const row = (what: string, times: readonly number[]): BenchRow => {
    const { p50, p99 } = percentiles(times);
    return { what, figures: [`${p50.toFixed(1)} ms`, `${p99.toFixed(1)} ms`], ratio: p50 / percentiles(bare).p50 };
  };
  return {
    question: 'Discord: how soon is a question acknowledged?',
    columns: ['p50', 'p99'],
    ratioOf: 'median time against a bot that only defers, lower is better',
    rows: [row('a bare discord.js bot that only defers', bare), row('Foreign Desk, idle otherwise', idle), row(`Foreign Desk, reading in ${ARTICLES} articles`, busy)],
    notes: [`${ASKED} times /ask, one at a time, each awaited until it was answered; from the event at the gateway to the acknowledgement's acceptance by a server on the same machine, which shares its cores. Discord waits 3,000 ms; its network comes on top.`],
  };
}

/** Runs a program as a bot, the real one if none is given, and ends it. */
async function withBot<T>(program: string | undefined, work: (server: DiscordServer) => Promise<T>): Promise<T> {
  const server = await startDiscordServer({ waitMs: 120_000 });
  const env = { RATE_USER_PER_MINUTE: '10000', RATE_GUILD_PER_MINUTE: '100000', LOG_LEVEL: 'error' };
  const bot = await startBot({ server, env, ...(program === undefined ? {} : { program }) });
  try {
    await server.until(() => server.commands().find(({ name }) => name === 'ask'), '/ask to be registered');
    return await work(server);
  } finally {
    await bot.stop();
    await server.close();
  }
}

/** Milliseconds until each acknowledgement. */
async function measure(server: DiscordServer): Promise<number[]> {
  const ask = async (): Promise<number> => {
    const asked = server.slash({ name: 'ask', options: { question: QUESTION } });
    const arrived = performance.now();
    await asked.acknowledged;
    const ms = performance.now() - arrived;
    await asked.reply;
    return ms;
  };
  // The first ones load what is loaded once.
  for (let i = 0; i < 5; i++) await ask();
  const times: number[] = [];
  while (times.length < ASKED) times.push(await ask());
  return times;
}

function inventedArticles(): string {
  return Array.from({ length: ARTICLES }, (_, i) => JSON.stringify({
    id: `a${i}`, title: `Harbour of Arvenna, day ${i}`, outlet: 'Arvenna Courier',
    text: Array.from({ length: 6 }, (_, p) => `The council of Arvenna met for the ${i}th time on matter ${p}. "We shall build the harbour before winter number ${10 * i + p}, and we shall not borrow for it," Orla Venn, the minister of works, said.`).join('\n\n'),
  })).join('\n');
}
