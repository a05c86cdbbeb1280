import { type Client, Events, GatewayDispatchEvents } from 'discord.js';
import { DeskError } from '../../errors.ts';
import { handleInteraction } from '../client/handle-interaction.ts';
import { handleMessage } from '../client/handle-message.ts';
import type { Service } from '../client/service.ts';
import { pauseGuild } from '../posting/pause-guild.ts';
import { sentenceOfClose } from './fatal.ts';
import { greet, partFrom } from './greet.ts';

export interface ListenPorts {
  /** Told when the gateway becomes ready or is lost. */
  readonly onState: (isReady: boolean) => void;
  /** Told why the bot cannot go on. */
  readonly onFatal: (error: DeskError) => void;
  readonly forgetSettings: (guildId: string) => void;
}

/** Binds Discord's events to what serves them. Reconnecting and resuming are discord.js's own; here they are watched. */
export function listen(client: Client, service: Service, { onState, onFatal, forgetSettings }: ListenPorts): void {
  const { desk } = service;
  const { log } = desk;
  const atLogin = serversAtLogin(client);
  let wasUp = true;
  client.on(Events.InteractionCreate, (interaction) => void handleInteraction(interaction, service));
  client.on(Events.MessageCreate, (message) => void handleMessage(message, service));
  client.on(Events.GuildCreate, (guild) => { if (!atLogin.has(guild.id)) void greet(guild, desk); });
  client.on(Events.GuildDelete, ({ id }) => {
    atLogin.delete(id);
    forgetSettings(id);
    void pauseGuild(id, desk).then(() => partFrom(id, desk));
  });
  client.on(Events.ShardReady, (shard) => {
    log.info({ shard }, 'connected to the gateway');
    wasUp = true;
    onState(true);
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    log.info({ shard, replayed }, 'resumed the session');
    wasUp = true;
    onState(true);
  });
  client.on(Events.ShardReconnecting, (shard) => {
    onState(false);
    // discord.js tries twice a second; one line an outage is enough.
    if (wasUp && !service.isStopping()) log.warn({ shard }, 'lost the gateway, reconnecting');
    wasUp = false;
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.error({ shard, code }, 'the gateway closed for good');
    onState(false);
    // Before the first login is done, its failure says the same to whoever waits for it.
    if (client.isReady()) onFatal(new DeskError(sentenceOfClose(code) ?? `Discord closed the connection for good (${code}). Start the bot again.`));
  });
  client.on(Events.Invalidated, () => onFatal(new DeskError('Discord ended the session of this bot. Start it again; if that repeats, another process may use the same token.')));
  client.on(Events.ShardError, ({ name, message }, shard) => log.warn({ shard, error: `${name}: ${message}` }, 'trouble with the gateway'));
  client.on(Events.Error, ({ name, message }) => log.error({ error: `${name}: ${message}` }, 'discord.js reported an error'));
  client.on(Events.Warn, (message) => log.warn({ warning: message }, 'discord.js warns'));
  client.rest.on('rateLimited', ({ method, route, timeToReset, global }) => log.warn({ method, route, waitMs: timeToReset, global }, 'Discord asks for patience'));
}

/** A server that was slow to appear after the login was not joined just now: its id was in the READY event. */
function serversAtLogin(client: Client): Set<string> {
  const ids = new Set<string>();
  client.ws.on(GatewayDispatchEvents.Ready, (data: { readonly guilds?: readonly { readonly id: string }[] }) => {
    for (const { id } of data.guilds ?? []) ids.add(id);
  });
  return ids;
}
