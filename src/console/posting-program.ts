import { type Command, Option } from 'commander';
import { DAY_MS, runDigest, STORIES_DEFAULT } from './commands/digest.ts';
import { runScheduleAdd, runScheduleEdit, runScheduleList, runSchedulePause, runScheduleRemove, runScheduleResume, runScheduleRun, type ScheduleOptions } from './commands/schedule.ts';
import { runWatchAdd, runWatchList, runWatchRemove, type WatchOptions } from './commands/watch.ts';
import { readCount, readInstant, readWindowEnd, sinceMsOf, untilMsOf, type WindowEnd } from './read-options.ts';
import type { Session } from './session.ts';

interface NowOptions {
  readonly now?: number;
}

interface DigestOptions extends NowOptions {
  readonly since?: WindowEnd;
  readonly until?: WindowEnd;
  readonly topic?: readonly string[];
  readonly outlet?: readonly string[];
  readonly limit?: number;
}

/** Runs a command with the options of all its levels. */
export type Act = (command: Command, run: (session: Session) => Promise<number>) => Promise<void>;

const STORIES_MAX = 15;
const DIGEST_STORIES_MAX = 50;
const several = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];

/** `digest`, `schedule` and `watch`. */
export function addPostingCommands(program: Command, act: Act, nowMs: () => number): void {
  program.command('digest').description('the stories of a day or another window, with quotations')
    .option('--since <date>', 'from then on: 2026-03-01, or 36h, 7d, 2w; a day before its end otherwise', readWindowEnd)
    .option('--until <date>', 'up to and including then; now otherwise', readWindowEnd)
    .option('--topic <words>', 'only stories on this; may be given several times', several)
    .option('--outlet <name>', 'only this outlet; may be given several times', several)
    .option('--limit <number>', `at most this many stories, 1 to ${DIGEST_STORIES_MAX}; ${STORIES_DEFAULT} otherwise`, readCount(1, DIGEST_STORIES_MAX))
    .option('--now <date>', 'the moment up to which, and from which age counts', readInstant)
    .action((_: unknown, command: Command) => act(command, (session) => {
      const { since, until, topic = [], outlet = [], limit = STORIES_DEFAULT, now = nowMs() } = command.optsWithGlobals<DigestOptions>();
      const untilMs = untilMsOf(until, now) ?? now;
      return runDigest(session, { sinceMs: sinceMsOf(since, now) ?? untilMs - DAY_MS, untilMs, nowMs: now, topics: topic, outlets: outlet, storiesMax: limit });
    }));
  addScheduleCommands(program.command('schedule').description('digests that the bot posts daily'), act, nowMs);
  addWatchCommands(program.command('watch').description('topics, persons and questions of which the bot tells as articles come in'), act, nowMs);
}

function withPlace(command: Command): Command {
  return command
    .option('--guild <id>', 'the server, with --channel')
    .option('--channel <id>', 'the channel to post in')
    .option('--thread <id>', 'a thread of that channel')
    .option('--dm <id>', "a user's direct messages instead")
    .option('--owner <id>', 'the user who is told if it can no longer be posted; the first of DISCORD_OWNERS otherwise');
}

function addScheduleCommands(schedule: Command, act: Act, nowMs: () => number): void {
  const withNow = (command: Command): Command => command.addOption(new Option('--now <date>', 'the moment that counts as now').argParser(readInstant));
  const withWish = (command: Command): Command => withNow(withPlace(command)
    .option('--time <HH:MM>', 'when, by the clocks of the zone')
    .option('--zone <name>', 'IANA time zone, such as Europe/Berlin; UTC for a new one')
    .option('--days <days>', 'daily, weekdays, mon-fri, mon,thu; daily for a new one')
    .option('--topics <names>', 'only these topics, separated by commas; empty for everything')
    .option('--outlets <names>', 'only these outlets, separated by commas; empty for all')
    .option('--stories <number>', `at most this many, 1 to ${STORIES_MAX}`, readCount(1, STORIES_MAX))
    .option('--role <id>', 'a role to mention, or none'));
  const now = (command: Command): number => command.optsWithGlobals<NowOptions>().now ?? nowMs();
  withNow(schedule.command('list').description('every schedule, and when it is due next')).action((_: unknown, command: Command) => act(command, (session) => runScheduleList(session, now(command))));
  withWish(schedule.command('add').description('a new daily digest: --time, and --guild with --channel, or --dm'))
    .action((_: unknown, command: Command) => act(command, (session) => runScheduleAdd(session, command.optsWithGlobals<ScheduleOptions>(), now(command))));
  withWish(schedule.command('edit').description('change what is given, keep the rest').argument('<id>'))
    .action((id: string, _: unknown, command: Command) => act(command, (session) => runScheduleEdit(session, id, command.optsWithGlobals<ScheduleOptions>(), now(command))));
  withNow(schedule.command('pause').description('post no more until it is resumed').argument('<id>')).action((id: string, _: unknown, command: Command) => act(command, (session) => runSchedulePause(session, id, now(command))));
  withNow(schedule.command('resume').description('post again from now on').argument('<id>')).action((id: string, _: unknown, command: Command) => act(command, (session) => runScheduleResume(session, id, now(command))));
  schedule.command('remove').description('forget a schedule').argument('<id>').action((id: string, _: unknown, command: Command) => act(command, (session) => runScheduleRemove(session, id)));
  withNow(schedule.command('run').description('show what would be posted now; nothing is posted').argument('<id>')).action((id: string, _: unknown, command: Command) => act(command, (session) => runScheduleRun(session, id, now(command))));
}

function addWatchCommands(watch: Command, act: Act, nowMs: () => number): void {
  watch.command('list').description('every watch').action((_: unknown, command: Command) => act(command, runWatchList));
  withPlace(watch.command('add').description('a new watch: --guild with --channel, or --dm').argument('<words...>'))
    .addOption(new Option('--kind <kind>', 'what the words are').choices(['topic', 'person', 'question']).default('topic'))
    .option('--quiet <hours>', 'hours in which nothing is posted, such as 22:00-07:00')
    .option('--zone <name>', 'IANA time zone of the quiet hours; UTC otherwise')
    .action((words: string[], _: unknown, command: Command) => act(command, (session) => runWatchAdd(session, words.join(' '), command.optsWithGlobals<WatchOptions>(), nowMs())));
  watch.command('remove').description('forget a watch').argument('<id>').action((id: string, _: unknown, command: Command) => act(command, (session) => runWatchRemove(session, id)));
}
