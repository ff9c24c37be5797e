import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isLoopback } from '../client/is-loopback.ts';
import { isPublicHost } from '../url/is-public-host.ts';
import { AddressFault } from './address-fault.ts';
import type { AllowedAddresses } from './transport.ts';

/** Asks for all addresses of a name, as `lookup` of `node:dns` does. */
export type Resolve = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * The `lookup` of a connection that may go to allowed addresses alone. It stands in the connection's own way from name to
 * address, so what was checked is what is connected to, however often the name changes. Addresses that are not allowed are
 * left out; where none remains, the connection fails with an `AddressFault`. Literal addresses never come here.
 */
export function guardedLookup(allowed: AllowedAddresses, resolve: Resolve = lookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const usable = found.filter(({ address }) => isAllowed(address, allowed));
      const [first] = usable;
      if (first === undefined) return callback(new AddressFault(host, found.map(addressOf)), []);
      if (options.all) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}

function addressOf({ address }: LookupAddress): string {
  return address;
}

function isAllowed(address: string, allowed: AllowedAddresses): boolean {
  const [bare = ''] = address.split('%'); // the zone of a link-local address
  if (isIP(bare) === 0) return false;
  // An address has many spellings, and `URL` knows one of each.
  const url = new URL(bare.includes(':') ? `http://[${bare}]` : `http://${bare}`);
  return isPublicHost(url.hostname) || (allowed === 'public-or-loopback' && isLoopback(url));
}
