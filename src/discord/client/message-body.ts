import { Buffer } from 'node:buffer';
import { MessageFlags } from 'discord.js';
import type { OutgoingMessage } from '../payload/outgoing-message.ts';

/** What every message of the bot is sent as: Components V2, and no mention that anybody hears. */
export function bodyOf({ components, files }: OutgoingMessage) {
  return {
    components: [...components],
    ...(files.length === 0 ? {} : { files: files.map(({ name, bytes }) => ({ name, attachment: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })) }),
    flags: MessageFlags.IsComponentsV2,
    allowedMentions: { parse: [], repliedUser: false },
  } as const;
}
