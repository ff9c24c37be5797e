import { isIP } from 'node:net';
import { expect, it, vi } from 'vitest';
import { AddressFault } from './address-fault.ts';
import { guardedLookup, type Resolve } from './guarded-lookup.ts';
import type { AllowedAddresses } from './transport.ts';

/** What the connection is given for a name with these addresses: an address, a list of them, or the fault. */
function given(addresses: readonly string[], { allowed = 'public', all = true }: Partial<Question> = {}): unknown {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  const lookup = guardedLookup(allowed, (_host, _options, callback) => callback(null, found));
  let seen: unknown;
  lookup('cdn.example.com', { all }, (error, address) => {
    seen = error ?? address;
  });
  return seen;
}

interface Question {
  readonly allowed: AllowedAddresses;
  readonly all: boolean;
}

it.each([
  '10.0.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.0.1',
  '100.64.0.1',
  '0.0.0.0',
  '::',
  '::1',
  'fd00::1',
  'fe80::1',
  'fe80::1%eth0',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b::169.254.169.254',
  '2002:a00:1::',
  'no address',
])('a name that leads to %s is refused', (address) => {
  expect(given([address])).toBeInstanceOf(AddressFault);
});

it.each(['8.8.8.8', '2606:4700::1111', '64:ff9b::808:808'])('a name that leads to %s is connected to', (address) => {
  expect(given([address])).toEqual([{ address, family: isIP(address) }]);
});

it('of several addresses only the public ones are connected to', () => {
  expect(given(['10.0.0.1', '8.8.8.8', 'fd00::1'])).toEqual([{ address: '8.8.8.8', family: 4 }]);
});

it('gives one address where one is asked for, the first that is allowed', () => {
  expect(given(['10.0.0.1', '8.8.8.8', '8.8.4.4'], { all: false })).toBe('8.8.8.8');
});

it.each(['127.0.0.1', '::1', '8.8.8.8'])('%s is allowed where the API itself is on this machine', (address) => {
  expect(given([address], { allowed: 'public-or-loopback' })).toHaveLength(1);
});

it.each(['10.0.0.1', '169.254.169.254', 'fd00::1'])('%s is not, even there', (address) => {
  expect(given([address], { allowed: 'public-or-loopback' })).toBeInstanceOf(AddressFault);
});

it('a name that leads nowhere at all is refused', () => {
  expect(given([])).toMatchObject({
    message: 'cdn.example.com leads to no address, which is not on the public internet',
  });
});

it('the fault names the addresses, and says that nothing was sent', () => {
  expect(given(['10.0.0.1', 'fd00::1'])).toMatchObject({
    name: 'AddressFault',
    failure: 'unreachable',
    sent: 'no',
    phase: 'connect',
    message: 'cdn.example.com leads to 10.0.0.1, fd00::1, which is not on the public internet',
  });
});

it('asks for all addresses, and otherwise as it is asked', () => {
  const resolve = vi.fn<Resolve>();
  guardedLookup('public', resolve)('cdn.example.com', { family: 6, hints: 7, all: false }, () => {});
  const options = { family: 6, hints: 7, all: true };
  expect(resolve).toHaveBeenCalledWith('cdn.example.com', options, expect.any(Function));
});

it('a name that changes is checked each time', () => {
  const answers = ['8.8.8.8', '169.254.169.254'];
  const resolve: Resolve = (_host, _options, callback) =>
    callback(null, [{ address: answers.shift() ?? '', family: 4 }]);
  const lookup = guardedLookup('public', resolve);
  const callback = vi.fn();
  lookup('rebind.test', { all: true }, callback);
  lookup('rebind.test', { all: true }, callback);
  expect(callback).toHaveBeenNthCalledWith(1, null, [{ address: '8.8.8.8', family: 4 }]);
  expect(callback).toHaveBeenNthCalledWith(2, expect.any(AddressFault), []);
});

it('a failure to resolve stays what it was', () => {
  const failure = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  const lookup = guardedLookup('public', (_host, _options, callback) => callback(failure, []));
  const callback = vi.fn();
  lookup('no-such-host.invalid', {}, callback);
  expect(callback).toHaveBeenCalledWith(failure, []);
});
