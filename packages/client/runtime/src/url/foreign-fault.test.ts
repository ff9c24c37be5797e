import { expect, it } from 'vitest';
import { AddressFault } from '../transport/address-fault.ts';
import { TransportFault } from '../transport/transport.ts';
import { foreignFault } from './foreign-fault.ts';

const redact = (text: string): string => text.replaceAll('sk-1', '[key]');
const exchange = { what: 'Downloading the image', provider: 'tiny', phase: 'download', attempts: 2, redact } as const;

it.each([
  ['connect-timeout', 'TimeoutError', 'timeout'],
  ['headers-timeout', 'TimeoutError', 'timeout'],
  ['body-timeout', 'TimeoutError', 'timeout'],
  ['malformed', 'ProtocolError', 'protocol'],
  ['dns', 'ConnectionError', 'connection'],
  ['refused', 'ConnectionError', 'connection'],
  ['unreachable', 'ConnectionError', 'connection'],
  ['tls', 'ConnectionError', 'connection'],
  ['reset', 'ConnectionError', 'connection'],
  ['closed', 'ConnectionError', 'connection'],
] as const)('%s is a %s that costs nothing and may be repeated', (failure, name, category) => {
  const fault = new TransportFault({ failure, sent: 'maybe', message: 'it broke for sk-1', cause: new Error('sk-1') });
  const error = foreignFault(exchange, fault);
  const facts = { name, category, billable: 'no', retryable: true, sent: 'maybe', phase: 'download', attempts: 2 };
  expect(error).toMatchObject({ ...facts, cause: expect.any(Error) });
  expect(error.message).toBe('[tiny] Downloading the image failed: it broke for [key]. Calling again is safe.');
});

it.each([
  ['body', 'Raise maxResponseBytes.'],
  ['headers', 'Pass a dispatcher of your own with a larger maxHeaderSize.'],
] as const)('too much of a %s is so the next time too: %s', (phase, next) => {
  const fault = new TransportFault({ failure: 'too-large', sent: 'maybe', message: 'too much', phase });
  expect(foreignFault(exchange, fault)).toMatchObject({
    name: 'ProtocolError',
    category: 'protocol',
    retryable: false,
  });
  expect(foreignFault(exchange, fault).message).toBe(`[tiny] Downloading the image failed: too much. ${next}`);
});

it('an address that is not public is refused for good, and says what to do where it is meant', () => {
  const error = foreignFault(exchange, new AddressFault('cdn.example', ['10.0.0.1', '::1']));
  expect(error).toMatchObject({
    name: 'ProtocolError',
    category: 'protocol',
    retryable: false,
    sent: 'no',
    billable: 'no',
  });
  expect(error.message).toContain(
    'cdn.example leads to 10.0.0.1, ::1, which is not on the public internet. Nothing was sent to it. If your own network answers',
  );
  expect(error.message).toContain('pass a dispatcher or transport of your own.');
});
