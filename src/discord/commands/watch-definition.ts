import type { APIApplicationCommandBasicOption } from 'discord.js';
import { defineCommand, textOption } from './define-command.ts';
import { channelOption, subcommand } from './digest-definition.ts';

/** /watch as it is registered: everywhere, since what is watched comes to the asker's direct messages; into a server's channels for those who manage it. */
export const watchDefinition = defineCommand(({ watch }) => watch, [
  subcommand(({ watch }) => watch.options.add, [
    textOption(({ watch }) => watch.values.topic, { completed: true, charsMax: 200 }),
    textOption(({ watch }) => watch.values.person, { completed: true, charsMax: 100 }),
    textOption(({ watch }) => watch.values.question, { charsMax: 300 }),
    textOption(({ watch }) => watch.values.quiet, { charsMax: 40 }),
    textOption(({ watch }) => watch.values.zone, { completed: true, charsMax: 100 }),
    channelOption(({ watch }) => watch.values.channel),
  ]),
  subcommand(({ watch }) => watch.options.list, []),
  subcommand(({ watch }) => watch.options.remove, [which()]),
], { where: 'everywhere' });

function which(): APIApplicationCommandBasicOption {
  return textOption(({ watch }) => watch.values.watch, { required: true, completed: true, charsMax: 100 });
}
