import type { App } from './app-contract.ts';
import { type Config, readConfig } from './config.ts';
import type { ConsoleIo } from './console/console-io.ts';
import { runDemonstration } from './console/demonstration.ts';
import { processIo } from './console/process-io.ts';
import { reportFailure } from './console/report-failure.ts';
import { ConfigError, DeskError } from './errors.ts';

const io = processIo(true);
let stack = false;
try {
  const config = readConfig();
  stack = config.logLevel === 'debug';
  process.exitCode = await start(config, io);
} catch (error) {
  await reportFailure(io, error, { json: false, stack });
  process.exitCode = 1;
}

/** Without a token or a sign that one was meant, the demonstration; with one, the bot. */
async function start(config: Config, terminal: ConsoleIo): Promise<number> {
  const openApp = async (demo: boolean): Promise<App> => (await import('./app.ts')).openApp(config, { demo });
  const { token, intended } = config.discord;
  if (token === null && intended) {
    throw new ConfigError('DISCORD_TOKEN is not set. Put the bot token into .env (see .env.example), or remove .env and every DISCORD_ setting to see the demonstration.');
  }
  if (token === null) {
    return runDemonstration({ io: { ...terminal, colour: config.colour }, config, output: 'text', demo: true, openApp: () => openApp(true) });
  }
  await refuseSample(await openApp(false), config);
  throw new DeskError('This version answers in the terminal only; the Discord bot is not part of it yet. Ask with: npm run desk -- chat');
}

/** Invented articles must never reach a channel. */
async function refuseSample(app: App, { dataDir, embeddingsDir }: Config): Promise<void> {
  try {
    const samples = await app.sampleArticles();
    if (samples > 0) {
      throw new DeskError(`The store in ${dataDir} holds ${samples} invented sample ${samples === 1 ? 'article' : 'articles'}, and the bot must not cite them. Clear it with: rm -r ${dataDir}/foreign-desk.db* ${embeddingsDir}/index`);
    }
  } finally {
    await app.close();
  }
}
