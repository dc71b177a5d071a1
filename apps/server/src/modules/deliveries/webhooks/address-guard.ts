import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

export interface Address {
  address: string;
  family: 4 | 6;
}

/** Of IPv4 what is not of the open internet (RFC 6890 and its successors); of IPv6 what is, and of that what leads elsewhere. */
const refused = new BlockList();
for (const network of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
])
  add(refused, network);
const open = new BlockList();
add(open, '2000::/3');
for (const network of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) add(refused, network);

/** Networks of one's own to which the register may speak, as `10.1.0.0/16`. @throws RangeError for what is no network. */
export function networksOf(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) add(list, text);
  return list;
}

/** Whether the register may speak to an address: it is of the open internet, or of a network that the operator has named. */
export function mayReach({ address, family }: Address, own: BlockList): boolean {
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  if (own.check(address, kind)) return true;
  return !refused.check(address, kind) && (family === 4 || open.check(address, kind));
}

/** The addresses of a host, none of them where the register may not reach one. @throws Error with a code where there is none. */
export async function reachable(host: string, own: BlockList): Promise<Address[]> {
  const literal = host.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(literal);
  const found = family ? [{ address: literal, family }] : await lookup(literal, { all: true, verbatim: true });
  const addresses = found.map((each) => ({ address: each.address, family: each.family === 6 ? 6 : 4 }) as const);
  if (addresses.length === 0 || !addresses.every((each) => mayReach(each, own)))
    throw Object.assign(new Error('The address is not one to which the register may speak.'), { code: 'ADDRESS_REFUSED' });
  return addresses;
}

function add(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/');
  const family = isIP(address);
  const length = bits === undefined ? (family === 6 ? 128 : 32) : Number(bits);
  if (family === 0 || !/^\d*$/.test(bits ?? '') || length > (family === 6 ? 128 : 32)) throw new RangeError(`${network} is no network.`);
  list.addSubnet(address, length, family === 6 ? 'ipv6' : 'ipv4');
}
