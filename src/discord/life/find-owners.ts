import { type Client, Team } from 'discord.js';

/** Who may change the bot itself: those named in the settings, or the application's owner, or its team. */
export async function findOwners(client: Client<true>, named: readonly string[]): Promise<ReadonlySet<string>> {
  if (named.length > 0) return new Set(named);
  const { owner } = await client.application.fetch();
  if (owner instanceof Team) return new Set(owner.members.keys());
  return new Set(owner === null ? [] : [owner.id]);
}
