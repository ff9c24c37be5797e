import { isAsciiLabel, isLabel } from './label.ts';

/** Longest host name, without the dot of the root. */
export const longestName = 253;
const octet = /^(?:0|[1-9][0-9]{0,2})$/;
const group = /^[0-9A-Fa-f]{1,4}$/;

/** Four numbers up to 255, none with a zero before it: some programs would read that as octal. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.', 5);
  return parts.length === 4 && parts.every((part) => octet.test(part) && Number(part) < 256);
}

/** RFC 4291 2.2, without a zone. */
export function isIpv6(text: string): boolean {
  const sides = text.split('::');
  if (sides.length > 2) return false;
  const last = text.lastIndexOf(':') + 1;
  const mixed = text.includes('.');
  if (mixed && !isIpv4(text.slice(last))) return false;
  const plain = mixed ? `${text.slice(0, last)}0:0` : text;
  const groups = plain.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const count = groups.flat().length;
  return groups.flat().every((part) => group.test(part)) && (sides.length === 2 ? count < 8 : count === 8);
}

/** RFC 1123; labels in Punycode are looked into. */
export function isHostname(text: string): boolean {
  return text.length <= longestName && text.split('.').every(isAsciiLabel);
}

/** RFC 5890: labels in any script, each no longer in Punycode than others may be. The rule for mixed directions is not held. */
export function isIdnHostname(text: string): boolean {
  return text.length <= longestName && text.split(/[.\u3002\uff0e\uff61]/).every(isLabel);
}
