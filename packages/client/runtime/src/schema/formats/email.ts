import { isIdnHostname, isIpv4, isIpv6, longestName } from './host.ts';
import { isPlainLabel } from './label.ts';
import { unicode } from './unicode.ts';

const atom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/;
const idnAtom = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x80-\ud7ff\ue000-\u{10ffff}-]+$/u;

/** RFC 5321 `Mailbox`: no comments, no white space, one address. */
export function isEmail(text: string): boolean {
  return isMailbox(text, { atom, quotedFault: /[^ -~]/, isDomain: isMailDomain });
}

/** RFC 6531 `Mailbox`: the same in any script. */
export function isIdnEmail(text: string): boolean {
  return isMailbox(text, { atom: idnAtom, quotedFault: unicode('[\\p{Cc}\\p{Cs}]'), isDomain: isIdnHostname });
}

interface Grammar {
  readonly atom: RegExp;
  /** What may not stand between quotes. */
  readonly quotedFault: RegExp;
  readonly isDomain: (text: string) => boolean;
}

function isMailbox(text: string, { atom, quotedFault, isDomain }: Grammar): boolean {
  const at = text.lastIndexOf('@');
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
  if (!isDomain(domain) && !isAddressLiteral(domain)) return false;
  if (!local.startsWith('"')) return local.split('.').every((part) => atom.test(part));
  const inner = local.slice(1, -1);
  if (local.length < 2 || !local.endsWith('"') || quotedFault.test(inner)) return false;
  // What is left after the quoted pairs are taken out may have neither quotes nor backslashes.
  return !/["\\]/.test(inner.replace(/\\./gu, ''));
}

/** RFC 5321 says nothing of Punycode, so that two hyphens may stand anywhere inside a label. */
function isMailDomain(text: string): boolean {
  return text.length <= longestName && text.split('.').every(isPlainLabel);
}

function isAddressLiteral(text: string): boolean {
  if (!text.startsWith('[') || !text.endsWith(']')) return false;
  const inner = text.slice(1, -1);
  return isIpv4(inner) || (/^ipv6:/i.test(inner) && isIpv6(inner.slice(5)));
}
