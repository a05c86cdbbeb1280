import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Client, ChatInputCommandInteraction, ButtonInteraction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acknowledge } from '../../../src/discord/client/acknowledge.ts';
import { createClient } from '../../../src/discord/client/create-client.ts';
import { createLogger } from '../../../src/observe/index.ts';

/** What the server answers, one entry a request; the last one is repeated. */
type Script = readonly { readonly status: number; readonly code?: number }[];

let server: Server;
let client: Client;
let script: Script;
const bodies: unknown[] = [];
const lines: string[] = [];
const log = createLogger('debug', { write: (line: string) => void lines.push(line) });

beforeEach(async () => {
  bodies.length = 0;
  lines.length = 0;
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => { text += piece.toString(); });
    request.on('end', () => {
      const { status, code } = script[Math.min(bodies.length, script.length - 1)] ?? { status: 204 };
      bodies.push(JSON.parse(text));
      if (code === undefined) response.writeHead(status).end();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code, message: 'no' }));
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  client = createClient({ apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` });
});

afterEach(async () => {
  await client.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => { server.close(resolve); });
});

const user = { id: '300000000000000001', username: 'reader', discriminator: '0', global_name: null, avatar: null };
const common = { id: '100000000000000001', application_id: '200000000000000001', token: 'interaction-token', version: 1, locale: 'en-GB', user, channel_id: '400000000000000001', entitlements: [], authorizing_integration_owners: {}, attachment_size_limit: 0 };

function slash(): ChatInputCommandInteraction {
  const data = { ...common, type: 2, data: { id: '500000000000000001', name: 'ask', type: 1 } };
  return Reflect.construct(ChatInputCommandInteraction, [client, data]) as ChatInputCommandInteraction;
}

function button(): ButtonInteraction {
  const message = { id: '600000000000000001', channel_id: common.channel_id, author: user, content: '', type: 0, timestamp: '2026-03-04T12:00:00Z', attachments: [], embeds: [], components: [], mentions: [], mention_roles: [], pinned: false, tts: false, mention_everyone: false, edited_timestamp: null };
  const data = { ...common, type: 3, data: { custom_id: 'fd1:more:a:300000000000000001', component_type: 2 }, message };
  return Reflect.construct(ButtonInteraction, [client, data]) as ButtonInteraction;
}

describe('acknowledging', () => {
  test('a private reply carries the one flag that a deferral may carry', async () => {
    script = [{ status: 204 }];
    const interaction = slash();
    expect(await acknowledge(interaction, { kind: 'reply', isPrivate: true }, log, () => 0)).toBe(true);
    expect(bodies).toEqual([{ type: 5, data: { flags: 64 } }]);
    expect(interaction.deferred).toBe(true);
  });

  test('a public reply carries none, and a press is an update of its message', async () => {
    script = [{ status: 204 }];
    expect(await acknowledge(slash(), { kind: 'reply', isPrivate: false }, log, () => 0)).toBe(true);
    expect(await acknowledge(button(), { kind: 'update' }, log, () => 0)).toBe(true);
    expect(bodies).toEqual([{ type: 5, data: { flags: 0 } }, { type: 6 }]);
  });

  test('40060 after a repeated 500 is success, and the reply can be edited', async () => {
    script = [{ status: 500 }, { status: 400, code: 40_060 }, { status: 404, code: 10_008 }];
    const interaction = slash();
    expect(await acknowledge(interaction, { kind: 'reply', isPrivate: true }, log, () => 0)).toBe(true);
    expect(interaction.deferred).toBe(true);
    expect(interaction.ephemeral).toBe(true);
    // discord.js would refuse to edit an interaction it does not take for deferred; the server is asked, and says no.
    await expect(interaction.editReply({ content: 'x' })).rejects.toMatchObject({ code: 10_008 });
  });

  test('10062 is dropped and noted, without a second attempt', async () => {
    script = [{ status: 404, code: 10_062 }];
    expect(await acknowledge(slash(), { kind: 'reply', isPrivate: false }, log, () => 3_100)).toBe(false);
    expect(bodies).toHaveLength(1);
    expect(lines.join('')).toContain('had expired');
    expect(lines.join('')).not.toContain('interaction-token');
  });

  test('a server in trouble is asked again while there is time', async () => {
    script = [...Array.from({ length: 5 }, () => ({ status: 503 })), { status: 204 }];
    expect(await acknowledge(slash(), { kind: 'reply', isPrivate: false }, log, () => 100)).toBe(true);
    expect(bodies).toHaveLength(6);
  });

  test('and no longer once Discord has stopped waiting', async () => {
    script = [{ status: 503 }];
    expect(await acknowledge(slash(), { kind: 'reply', isPrivate: false }, log, () => 2_900)).toBe(false);
    expect(bodies).toHaveLength(4);
    expect(lines.join('')).toContain('an acknowledgement failed');
  });
});
