import { BlockList, isIPv6 } from 'node:net';

type Net = readonly [address: string, prefix: number];

/** Reserved by IANA for something else than hosts of the internet. */
const RESERVED: readonly Net[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20]
];
/** All that is handed out so far; addresses that wrap one of IPv4 lie outside. */
const HANDED_OUT: readonly Net[] = [['2000::', 3]];
/** A machine's own and a house's own. Link-local ones are never meant: cloud machines tell their secrets there. */
const OWN: readonly Net[] = [
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['::1', 128],
  ['fc00::', 7]
];

const [reserved, handedOut, own] = [RESERVED, HANDED_OUT, OWN].map(listOf);

/** Whether this is the address of a host in the internet. */
export function isPublicAddress(address: string): boolean {
  return isIn(reserved, address) ? false : !isIPv6(address) || isIn(handedOut, address);
}

/** Whether this is an address of the operator's own network or machine. */
export function isOwnAddress(address: string): boolean {
  return isIn(own, address);
}

function isIn(list: BlockList | undefined, address: string): boolean {
  return list?.check(address, familyOf(address)) ?? false;
}

function listOf(nets: readonly Net[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of nets) list.addSubnet(address, prefix, familyOf(address));
  return list;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}
