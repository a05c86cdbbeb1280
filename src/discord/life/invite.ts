import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/**
 * What the bot needs in a server: to see where it is asked, to write there and in threads, to reply (Discord asks for the
 * history). It embeds no links, manages nothing, and sends files only as private answers to commands, which need no permission.
 */
const PERMISSIONS = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
]);

export interface InviteLinks {
  readonly server: string;
  readonly account: string;
}

/** Links that add the bot to a server, or to one's own account for use anywhere. */
export function inviteLinks(applicationId: string): InviteLinks {
  const link = (parameters: Readonly<Record<string, string>>): string => `https://discord.com/oauth2/authorize?${new URLSearchParams({ client_id: applicationId, ...parameters }).toString()}`;
  return {
    server: link({ integration_type: '0', permissions: PERMISSIONS.bitfield.toString(), scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}` }),
    account: link({ integration_type: '1', scope: OAuth2Scopes.ApplicationsCommands }),
  };
}
