import { performance } from 'node:perf_hooks';
import { createClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import type { ConsoleIo } from './console/console-io.ts';
import { note } from './console/console-io.ts';
import { runDemonstration } from './console/demonstration.ts';
import { processIo } from './console/process-io.ts';
import { reportFailure } from './console/report-failure.ts';
import { ConfigError } from './errors.ts';

const io = processIo(true);
let stack = false;
let isBot = false;
try {
  const config = readConfig();
  isBot = config.discord.token !== null;
  stack = config.logLevel === 'debug';
  process.exitCode = await start(config, io);
} catch (error) {
  await reportFailure(io, error, { json: false, stack });
  process.exitCode = 1;
}
// The bot has closed everything by now; a kept-alive connection must not hold the process.
if (isBot) process.exit();

/** Without a token or a sign that one was meant, the demonstration; with one, the bot. */
async function start(config: Config, terminal: ConsoleIo): Promise<number> {
  const { token, intended } = config.discord;
  if (token === null && intended) {
    throw new ConfigError('DISCORD_TOKEN is not set. Put the bot token into .env (see .env.example), or remove .env and every DISCORD_ setting to see the demonstration.');
  }
  if (token !== null) return serve(config, terminal);
  const openApp = async () => (await import('./app.ts')).openApp(config, { demo: true });
  return runDemonstration({ io: { ...terminal, colour: config.colour }, config, output: 'text', demo: true, openApp });
}

async function serve(config: Config, terminal: ConsoleIo): Promise<number> {
  const [{ createLogger, createMetrics, watchProcess }, { openAppInThread }, { refuseSample, runBot }] = await Promise.all([import('./observe/index.ts'), import('./desk-thread/index.ts'), import('./discord/index.ts')]);
  const elapsedMs = (): number => performance.now();
  const log = createLogger(config.logLevel);
  const watch = watchProcess(process, log, elapsedMs);
  const crash = new AbortController();
  const app = await openAppInThread(config, { allowLoopback: config.discord.apiUrl !== null, onExit: (error) => crash.abort(error) });
  try {
    await refuseSample(app, config);
  } catch (error) {
    await app.close();
    throw error;
  }
  return await runBot({
    app, config, log, elapsedMs,
    clock: createClock(config.clock),
    metrics: createMetrics(),
    stop: watch.stop,
    lost: AbortSignal.any([watch.defect, crash.signal]),
    print: (line) => void terminal.stdout.write(`${line}\n`),
    say: (line) => note(terminal, line),
  });
}
