import type { Memory } from '../../domain/memory.ts';
import { inviteLinks } from './invite.ts';

export interface Announcement {
  readonly applicationId: string;
  readonly name: string;
  readonly servers: number;
  readonly memory: Pick<Memory, 'findNote' | 'saveNote'>;
  /** A line on standard output. */
  readonly print: (line: string) => void;
}

/** Says that the bot is on; the first time of an application, how to invite it as well. */
export async function announce({ applicationId, name, servers, memory, print }: Announcement): Promise<void> {
  print(`Foreign Desk is on as ${name} in ${servers} ${servers === 1 ? 'server' : 'servers'}.`);
  const note = `invited:${applicationId}`;
  if ((await memory.findNote(note)) !== null) return;
  const { server, account } = inviteLinks(applicationId);
  print(`Add it to a server: ${server}`);
  print(`Or to your own account, for use anywhere: ${account}`);
  await memory.saveNote(note, 'printed');
}
