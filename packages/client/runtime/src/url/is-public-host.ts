/** First address and prefix length of every IPv4 block that is no public unicast (IANA's special-purpose registry). */
const reserved: readonly (readonly [string, number])[] = [
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
  ['224.0.0.0', 3],
];

const toNumber = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

const isPublicV4 = (address: string): boolean => {
  const number = toNumber(address);
  return reserved.every(([first, prefix]) => {
    const size = 2 ** (32 - prefix);
    return Math.floor(number / size) !== Math.floor(toNumber(first) / size);
  });
};

/** The IPv4 address in one of 64:ff9b::/96, by which a network without IPv4 reaches all hosts that have nothing else. */
const translated = /^64:ff9b::([\da-f]{1,4}):([\da-f]{1,4})$/;

const isPublicTranslated = (groups: readonly string[]): boolean => {
  const [high = 0, low = 0] = groups.map((group) => Number.parseInt(group, 16));
  return isPublicV4([high >> 8, high & 255, low >> 8, low & 255].join('.'));
};

/**
 * Only 2000::/3 is public, and NAT64 of a public address; all else that wraps another address (mapped, Teredo, 6to4) or is
 * for documents is refused with the rest. The two groups at the front decide.
 */
const isPublicV6 = (address: string): boolean => {
  const wrapped = translated.exec(address);
  if (wrapped !== null) return isPublicTranslated(wrapped.slice(1));
  const [first = 0, second = 0] = address.split(':').map((group) => Number.parseInt(group || '0', 16));
  if (first >> 13 !== 1) return false;
  if (first === 0x2001) return second >= 0x200 && second !== 0xdb8;
  return first !== 0x2002 && !(first === 0x3fff && second < 0x1000);
};

/**
 * Whether a host, as `URL` spells it, can be a place on the public internet: an address outside the reserved blocks, or a
 * name that is not reserved for local use. What a name resolves to is not looked at.
 */
export function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPublicV6(hostname.slice(1, -1));
  const name = hostname.replace(/\.$/, '');
  if (/^\d+(\.\d+){3}$/.test(name)) return isPublicV4(name);
  return name.includes('.') && !/\.(localhost|local|internal|localdomain|lan|home\.arpa)$/.test(name);
}
