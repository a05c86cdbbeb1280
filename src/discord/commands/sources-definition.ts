import type { APIApplicationCommandBasicOption } from 'discord.js';
import { defineCommand, switchOption, textOption } from './define-command.ts';
import { subcommand } from './digest-definition.ts';

/** /sources as it is registered: nobody but a server's administrators even sees it; who may use it is decided by the list of owners. */
export const sourcesDefinition = defineCommand(({ sources }) => sources, [
  subcommand(({ sources }) => sources.options.list, []),
  subcommand(({ sources }) => sources.options.status, [which()]),
  subcommand(({ sources }) => sources.options.add, [
    textOption(({ sources }) => sources.values.address, { required: true, charsMax: 2_000 }),
    textOption(({ sources }) => sources.values.outlet, { charsMax: 200 }),
    switchOption(({ sources }) => sources.values.stateMedia),
  ]),
  subcommand(({ sources }) => sources.options.refresh, [which(false)]),
  subcommand(({ sources }) => sources.options.pause, [which()]),
  subcommand(({ sources }) => sources.options.resume, [which()]),
  subcommand(({ sources }) => sources.options.remove, [which()]),
], { where: 'botsOwn', permissions: '0' });

function which(required = true): APIApplicationCommandBasicOption {
  return textOption(({ sources }) => sources.values.source, { required, completed: true, charsMax: 100 });
}
