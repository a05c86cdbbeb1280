import { lookup as lookUp } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';

/** IANA special-purpose ranges: none of them is a news site, and several are a cloud's metadata or a router's console. */
const REFUSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.31.196.0', 24], ['192.52.193.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24],
  ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
  // Looks public; inside one large cloud it is the machine's own control channel.
  ['168.63.129.16', 32],
];
/**
 * Everything of IPv6 outside global unicast (2000::/3): loopback, mapped and NAT64 addresses, ULA, link-local, multicast.
 * Of what is inside, the parts that embed or hide another address: Teredo and its neighbours, 6to4, documentation.
 */
const REFUSED_V6: readonly (readonly [string, number])[] = [
  ['::', 3], ['4000::', 2], ['8000::', 1], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20],
];

// One list a family: asked about an IPv4 address, a BlockList also tries it as ::ffff:…, which ::/3 would always refuse.
const refusedV4 = new BlockList();
const refusedV6 = new BlockList();
for (const [net, bits] of REFUSED_V4) refusedV4.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of REFUSED_V6) refusedV6.addSubnet(net, bits, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Names that mean this machine or the network around it, whatever a resolver makes of them. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|localdomain|local|internal|home\.arpa)$/i;

/** Whether an IP address may be connected to: a public one, or a loopback one where that was asked for. */
export function mayConnect(address: string, allowLoopback: boolean): boolean {
  const version = isIP(address);
  // A zone (fe80::1%eth0) names an interface of this machine, and the lists below would not match it. A mapped address
  // (::ffff:…) is no site's; a BlockList would take it for the IPv4 address in it.
  if (version === 0 || address.includes('%') || (version === 6 && /^[0:]+:ffff:/i.test(address))) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (loopback.check(address, family)) return allowLoopback;
  return !(version === 4 ? refusedV4 : refusedV6).check(address, family);
}

/**
 * Why a host may not be asked at all, or null. Hosts written as numbers never pass through the resolver, so they are
 * judged here; the URL parser has already turned decimal, octal and hexadecimal forms into the plain one.
 */
export function hostRefusal(hostname: string, allowLoopback: boolean): string | null {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (host === '') return 'it names no host';
  if (isIP(host) !== 0) return mayConnect(host, allowLoopback) ? null : `${host} is not a public address`;
  return !allowLoopback && LOCAL_NAME.test(host) ? `${host} leads to this machine or its own network, which is not a public address` : null;
}

/** Thrown inside the connection when a name leads to an address that is not public. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';

  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which is not a public address`);
  }
}

/** The addresses of a name. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

const resolveBySystem: ResolveHost = async (host) => (await lookUp(host, { all: true })).map(({ address }) => address);

export interface GuardOptions {
  readonly allowLoopback: boolean;
  readonly connectTimeoutMs: number;
  readonly headersTimeoutMs: number;
  /** Between one part of a body and the next. */
  readonly bodyTimeoutMs: number;
  /** As sent, before decompression. */
  readonly bytesMax: number;
  /** The system's resolver by default. */
  readonly resolve?: ResolveHost | undefined;
}

/** One site's connections are few: a news site is read in turns, not stormed. */
const CONNECTIONS_PER_HOST = 4;
const HEADER_BYTES_MAX = 32_768;

/**
 * A dispatcher that resolves each name once, refuses it if any of its addresses is not public, and connects to what it
 * resolved: a name that changes its mind between the check and the connection (DNS rebinding) gains nothing. It is given
 * to each request, so that a proxy set for the process is passed by: behind a proxy there would be nothing to check.
 */
export function createGuardedAgent({ allowLoopback, connectTimeoutMs, headersTimeoutMs, bodyTimeoutMs, bytesMax, resolve = resolveBySystem }: GuardOptions): Agent {
  const guardedLookup: LookupFunction = (host, options, callback) => {
    resolve(host).then((addresses) => {
      const [first] = addresses;
      const bad = addresses.find((address) => !mayConnect(address, allowLoopback));
      if (bad !== undefined || first === undefined) return callback(new RefusedAddressError(host, bad ?? 'no address'), '', 0);
      if (options.all === true) return callback(null, addresses.map((address) => ({ address, family: isIP(address) })));
      callback(null, first, isIP(first));
    }, (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 0));
  };
  return new Agent({
    connect: { lookup: guardedLookup, timeout: connectTimeoutMs },
    connections: CONNECTIONS_PER_HOST, maxHeaderSize: HEADER_BYTES_MAX, headersTimeout: headersTimeoutMs, bodyTimeout: bodyTimeoutMs,
    maxResponseSize: bytesMax,
  });
}
