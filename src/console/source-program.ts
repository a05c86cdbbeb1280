import type { Command } from 'commander';
import { type AddOptions, runSourcesAdd, runSourcesChange, runSourcesExport, runSourcesImport, runSourcesList, runSourcesRefresh, runSourcesRun, runSourcesStatus } from './commands/sources.ts';
import type { Act } from './posting-program.ts';

/** `sources`: the feeds, pages and folders that are read without being named each time. */
export function addSourceCommands(program: Command, act: Act, nowMs: () => number): void {
  const sources = program.command('sources').description('feeds, pages and folders that are read again and again');
  sources.command('list').description('every source, and how it fares').action((_: unknown, command: Command) => act(command, (session) => runSourcesList(session, nowMs())));
  sources.command('add').description('a feed, a page that names one, one page to be read again, or a folder of files').argument('<address or folder>')
    .option('--outlet <name>', 'the outlet of its articles')
    .option('--state-media', 'its outlet is owned and directed by a state')
    .action((address: string, _: unknown, command: Command) => act(command, (session) => runSourcesAdd(session, address, command.optsWithGlobals<AddOptions>(), nowMs())));
  for (const [change, what] of [['pause', 'ask it no more until it is resumed'], ['resume', 'ask it again'], ['remove', 'forget it; its articles stay']] as const) {
    sources.command(change).description(what).argument('<id>').action((id: string, _: unknown, command: Command) => act(command, (session) => runSourcesChange(session, id, change, nowMs())));
  }
  sources.command('refresh').description('ask these now, or all, and store what they show').argument('[id...]').action((ids: string[], _: unknown, command: Command) => act(command, (session) => runSourcesRefresh(session, ids)));
  sources.command('status').description('all that is known of these, or of all').argument('[id...]').action((ids: string[], _: unknown, command: Command) => act(command, (session) => runSourcesStatus(session, ids, nowMs())));
  sources.command('run').description('ask what is due until it is stopped: what the bot does, without Discord').action((_: unknown, command: Command) => act(command, runSourcesRun));
  sources.command('import').description('add the feeds of an OPML file, or some twenty well-known ones; none is asked yet').argument('[file.opml]').action((file: string | undefined, _: unknown, command: Command) => act(command, (session) => runSourcesImport(session, file ?? null)));
  sources.command('export').description('print the feeds as OPML').action((_: unknown, command: Command) => act(command, runSourcesExport));
}
