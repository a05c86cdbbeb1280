import type { Correction } from '../../domain/amendment.ts';
import type { StoredReply } from '../../domain/stored-reply.ts';
import type { Desk } from '../desk.ts';
import { type RebuiltStatement, rebuildStatements } from './rebuild-statements.ts';

/** What a reply prints when it is shown again. */
export interface Recalled {
  readonly statements: readonly RebuiltStatement[];
  /** What has become of each of the reply's statements, by its index in it. */
  readonly fates: readonly (Correction | null)[];
  /** How many are missing because their articles are gone, or not to be cited here. */
  readonly missing: number;
}

/** A reply's statements from the stored revisions; what was taken back since is not printed anew. */
export async function recallStatements({ statements: places, guildId }: Pick<StoredReply, 'statements' | 'guildId'>, { app, guildSettings }: Desk): Promise<Recalled> {
  const fates = await app.corrections.of(places);
  const statements = await rebuildStatements(places, app.evidence, guildSettings(guildId), (at) => fates[at]?.kind !== 'retracted');
  const retracted = fates.filter((fate) => fate?.kind === 'retracted').length;
  return { statements, fates, missing: places.length - statements.length - retracted };
}
