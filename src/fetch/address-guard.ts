import { lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';

/** IANA special-purpose ranges: none of them is a news site, and several are a cloud's metadata or a router's console. */
const REFUSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24],
  ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
];
/** Everything of IPv6 outside global unicast (2000::/3), and the parts of it that embed or hide another address. */
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

/** Whether an IP address may be connected to: a public one, or a loopback one where that was asked for. */
export function mayConnect(address: string, allowLoopback: boolean): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? 'ipv4' : 'ipv6';
  if (loopback.check(address, family)) return allowLoopback;
  return !(version === 4 ? refusedV4 : refusedV6).check(address, family);
}

/** Thrown inside the connection when a name leads to an address that is not public. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError';

  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which is not a public address`);
  }
}

/**
 * A dispatcher that resolves each name once, refuses it if any of its addresses is not public, and connects to what it
 * resolved: a name that changes its mind between the check and the connection (DNS rebinding) gains nothing.
 */
export function createGuardedAgent({ allowLoopback, timeoutMs }: { allowLoopback: boolean; timeoutMs: number }): Agent {
  const guardedLookup: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      const [first] = addresses;
      const bad = addresses.find(({ address }) => !mayConnect(address, allowLoopback));
      if (bad !== undefined || first === undefined) return callback(new RefusedAddressError(host, bad?.address ?? 'no address'), '', 0);
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
  return new Agent({ connect: { lookup: guardedLookup, timeout: timeoutMs }, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
}
