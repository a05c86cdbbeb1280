import { type APIMessageTopLevelComponent, MessageFlags } from 'discord.js';
import { z } from 'zod';
import type { OutgoingMessage } from '../payload/index.ts';
import { withRoleMention } from '../payload/with-role-mention.ts';

/** One part of a delivery, as it is kept in the ledger until it has been posted. */
export interface PartPayload {
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly allowed_mentions: { readonly parse: readonly []; readonly roles?: readonly [string] };
}

/** A proven message as the JSON that is posted; with a role, that role and nothing else is mentioned. */
export function writePartPayload(message: OutgoingMessage, roleId: string | null = null): string {
  const payload: PartPayload = {
    components: roleId === null ? message.components : withRoleMention(message, roleId),
    flags: MessageFlags.IsComponentsV2,
    allowed_mentions: roleId === null ? { parse: [] } : { parse: [], roles: [roleId] },
  };
  return JSON.stringify(payload);
}

const schema = z.object({
  components: z.array(z.record(z.unknown())).min(1),
  flags: z.literal(MessageFlags.IsComponentsV2),
  allowed_mentions: z.object({ parse: z.tuple([]), roles: z.tuple([z.string()]).optional() }),
});

/** @throws ZodError if the ledger holds something else: that part can never be posted. */
export function readPartPayload(json: string): z.infer<typeof schema> {
  return schema.parse(JSON.parse(json));
}
