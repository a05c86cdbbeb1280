import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject, type JsonObject } from '../validate/api-error.ts';
import { recordViolation } from '../validate/record-violation.ts';
import { guildCreatePayload } from '../world/payloads.ts';
import type { World } from '../world/world.ts';
import { Session } from './session.ts';

export interface GatewayOptions {
  /** Discord's is 41,250. */
  readonly heartbeatIntervalMs?: number;
  /** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT that the application has been granted. */
  readonly privilegedIntents?: number;
  readonly maxConcurrency?: number;
}

const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>((all, bit) => (typeof bit === 'number' ? all | bit : all), 0);
const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const SESSIONS_A_DAY = 1_000;
const SENDS_A_MINUTE = 120;

interface Connection {
  readonly socket: WebSocket;
  session: Session | null;
  /** Intervals since its last heartbeat: counted, so that a stalled machine is not taken for a silent client. */
  silentIntervals: number;
  watch: NodeJS.Timeout | null;
  sends: number[];
}

/** The gateway: HELLO, IDENTIFY, READY, heartbeats, events, RESUME with what was missed; and everything that can go wrong with it. */
export class Gateway {
  readonly #world: World;
  readonly #options: Required<GatewayOptions>;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  readonly #connections = new Set<Connection>();
  readonly #sessions = new Map<string, Session>();
  #acknowledges = true;
  /** How many IDENTIFYs were accepted. */
  identifies = 0;
  resumes = 0;
  /** Events sent again by the last resume. */
  replayed = 0;
  heartbeats = 0;
  /** Sequence numbers the heartbeats carried. */
  readonly heartbeatSequences: (number | null)[] = [];
  /** Intents of the last IDENTIFY. */
  intents: number | null = null;
  presence: unknown = null;
  /** Close codes of connections that have ended, as either side gave them. */
  readonly closes: number[] = [];

  constructor(world: World, http: Server, { heartbeatIntervalMs = 41_250, privilegedIntents = 0, maxConcurrency = 1 }: GatewayOptions = {}) {
    this.#world = world;
    this.#options = { heartbeatIntervalMs, privilegedIntents, maxConcurrency };
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => this.#server.handleUpgrade(request, socket, head, (ws) => this.#connect(ws, request)));
    world.dispatch = (event, data, intent) => this.dispatch(event, data, intent);
  }

  /** Whether a session is connected and identified or resumed. */
  get isConnected(): boolean {
    return [...this.#connections].some(({ session }) => session !== null);
  }

  get connections(): number {
    return this.#connections.size;
  }

  /** What `GET /gateway/bot` says of sessions. */
  get startLimit(): Record<string, number> {
    return { total: SESSIONS_A_DAY, remaining: Math.max(0, SESSIONS_A_DAY - this.identifies), reset_after: 86_400_000, max_concurrency: this.#options.maxConcurrency };
  }

  dispatch(event: string, data: unknown, intent: number): void {
    for (const session of this.#sessions.values()) {
      if (intent === 0 || (session.intents & intent) !== 0) session.dispatch(event, data);
    }
  }

  /** Breaks every connection without a close frame. */
  terminate(): void {
    for (const { socket } of this.#connections) socket.terminate();
  }

  /** Closes every connection with this code. */
  close(code: number, reason = ''): void {
    for (const { socket } of this.#connections) socket.close(code, reason);
  }

  /** Op 7: asks the client to reconnect and resume. */
  requestReconnect(): void {
    this.#toAll({ op: GatewayOpcodes.Reconnect, d: null });
  }

  /** Op 9. What cannot be resumed is forgotten. */
  invalidateSession(resumable: boolean): void {
    if (!resumable) this.forgetSessions();
    this.#toAll({ op: GatewayOpcodes.InvalidSession, d: resumable });
  }

  /** Makes later resumes fail with op 9, as after a long absence. */
  forgetSessions(): void {
    for (const connection of this.#connections) connection.session = null;
    this.#sessions.clear();
  }

  /** Op 1: asks for a heartbeat at once. */
  requestHeartbeat(): void {
    this.#toAll({ op: GatewayOpcodes.Heartbeat, d: null });
  }

  /** A zombie connection: heartbeats are received and not acknowledged. */
  stopAcknowledging(): void {
    this.#acknowledges = false;
  }

  resumeAcknowledging(): void {
    this.#acknowledges = true;
  }

  shutDown(): void {
    this.terminate();
    this.#server.close();
  }

  #toAll(packet: unknown): void {
    for (const { socket } of this.#connections) socket.send(JSON.stringify(packet));
  }

  #connect(socket: WebSocket, request: IncomingMessage): void {
    const query = new URL(request.url ?? '/', 'http://loopback').searchParams;
    const connection: Connection = { socket, session: null, silentIntervals: 0, watch: null, sends: [] };
    this.#connections.add(connection);
    socket.on('error', () => undefined);
    socket.on('close', (code) => this.#end(connection, code));
    if (query.get('v') !== '10') return socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
    if (query.get('encoding') !== 'json' || query.has('compress')) return socket.close(GatewayCloseCodes.DecodeError, 'This server speaks uncompressed JSON only.');
    socket.on('message', (data: Buffer) => this.#receive(connection, data.toString('utf8')));
    const { heartbeatIntervalMs } = this.#options;
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatIntervalMs, _trace: [] } }));
    connection.watch = setInterval(() => {
      if (++connection.silentIntervals <= 2) return;
      recordViolation(this.#world, 'heartbeat-missed', `No heartbeat in ${connection.silentIntervals} intervals of ${heartbeatIntervalMs} ms`);
      socket.close(GatewayCloseCodes.SessionTimedOut, 'Session timed out.');
    }, heartbeatIntervalMs).unref();
    this.#world.changed.notify();
  }

  #end(connection: Connection, code: number): void {
    if (connection.watch !== null) clearInterval(connection.watch);
    this.#connections.delete(connection);
    this.closes.push(code);
    const { session } = connection;
    if (session?.socket === connection.socket) {
      session.socket = null;
      // A client that says goodbye with 1000 or 1001 ends its session.
      if (code === 1_000 || code === 1_001) this.#sessions.delete(session.id);
    }
    this.#world.changed.notify();
  }

  #receive(connection: Connection, text: string): void {
    const packet = parse(text);
    if (packet === null) return connection.socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    const now = Date.now();
    connection.sends = [...connection.sends.filter((at) => now - at < 60_000), now];
    if (connection.sends.length > SENDS_A_MINUTE) return connection.socket.close(GatewayCloseCodes.RateLimited, 'You are being rate limited.');
    const data = isObject(packet['d']) ? packet['d'] : {};
    switch (packet['op']) {
      case GatewayOpcodes.Heartbeat: return this.#beat(connection, packet['d']);
      case GatewayOpcodes.Identify: return this.#identify(connection, data);
      case GatewayOpcodes.Resume: return this.#resume(connection, data);
      case GatewayOpcodes.PresenceUpdate:
        this.presence = data;
        return;
      case GatewayOpcodes.RequestGuildMembers:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestSoundboardSounds:
        if (connection.session === null) connection.socket.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
        return;
      default:
        return connection.socket.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    }
  }

  #beat(connection: Connection, sequence: unknown): void {
    connection.silentIntervals = 0;
    this.heartbeats++;
    this.heartbeatSequences.push(typeof sequence === 'number' ? sequence : null);
    if (this.#acknowledges) connection.socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
    this.#world.changed.notify();
  }

  #identify(connection: Connection, { token, intents, properties, presence, shard }: JsonObject): void {
    const refuse = (code: GatewayCloseCodes, reason: string): void => connection.socket.close(code, reason);
    if (connection.session !== null) return refuse(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
    if (token !== this.#world.settings.token) return refuse(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    if (typeof intents !== 'number' || !Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return refuse(GatewayCloseCodes.InvalidIntents, 'Invalid intent(s).');
    if ((intents & PRIVILEGED & ~this.#options.privilegedIntents) !== 0) return refuse(GatewayCloseCodes.DisallowedIntents, 'Disallowed intent(s).');
    if (!isObject(properties)) return refuse(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    this.identifies++;
    this.intents = intents;
    this.presence = presence ?? null;
    const session = new Session(this.#world.ids.next(), intents, connection.socket);
    this.#sessions.set(session.id, session);
    connection.session = session;
    const guilds = [...this.#world.guilds.values()].filter(({ botIsMember }) => botIsMember);
    session.dispatch('READY', {
      v: 10, user: { ...this.#world.bot, verified: true, mfa_enabled: true, email: null }, guilds: guilds.map(({ id }) => ({ id, unavailable: true })), session_id: session.id,
      resume_gateway_url: this.#world.origin.replace(/^http/, 'ws'), shard: shard ?? [0, 1], application: { id: this.#world.bot.id, flags: 0 }, session_type: 'normal', private_channels: [], relationships: [], _trace: [],
    });
    if ((intents & GatewayIntentBits.Guilds) !== 0) for (const guild of guilds) session.dispatch('GUILD_CREATE', guildCreatePayload(this.#world, guild));
    this.#world.changed.notify();
  }

  #resume(connection: Connection, { token, session_id: id, seq }: JsonObject): void {
    if (token !== this.#world.settings.token) return connection.socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    const session = this.#sessions.get(typeof id === 'string' ? id : '');
    if (session === undefined) return connection.socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false }));
    if (typeof seq !== 'number' || seq > session.sequence) return connection.socket.close(GatewayCloseCodes.InvalidSeq, 'Invalid seq.');
    session.socket = connection.socket;
    connection.session = session;
    this.replayed = session.replay(seq);
    this.resumes++;
    session.dispatch('RESUMED', { _trace: [] });
    this.#world.changed.notify();
  }
}

function parse(text: string): JsonObject | null {
  try {
    const value = JSON.parse(text) as unknown;
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
