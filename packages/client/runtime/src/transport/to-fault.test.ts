import { expect, it } from 'vitest';
import { isUnconnected, toFault } from './to-fault.ts';

function coded(code: string, syscall?: string): Error {
  return Object.assign(new Error('x'), syscall === undefined ? { code } : { code, syscall });
}

it.each([
  ['dns', coded('ENOTFOUND', 'getaddrinfo')],
  ['dns', coded('EAI_AGAIN')],
  ['refused', coded('ECONNREFUSED', 'connect')],
  ['refused', new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')])],
  ['unreachable', coded('EHOSTUNREACH', 'connect')],
  ['unreachable', coded('ENETUNREACH', 'connect')],
  ['connect-timeout', coded('ETIMEDOUT', 'connect')],
  ['connect-timeout', coded('UND_ERR_CONNECT_TIMEOUT')],
  ['tls', coded('ERR_TLS_CERT_ALTNAME_INVALID')],
  ['tls', coded('ERR_SSL_WRONG_VERSION_NUMBER')],
  ['tls', coded('DEPTH_ZERO_SELF_SIGNED_CERT')],
  ['tls', coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE')],
  ['tls', coded('CERT_HAS_EXPIRED')],
  ['unreachable', coded('EBRANDNEW')],
])('while connecting: %s', (failure, error) => {
  expect(toFault(error, { sent: 'no', phase: 'connect' })).toMatchObject({ failure, sent: 'no' });
});

it.each([
  ['reset', coded('ECONNRESET', 'read')],
  ['reset', coded('EPIPE', 'write')],
  ['reset', coded('ETIMEDOUT', 'read')],
  ['closed', coded('UND_ERR_SOCKET')],
  ['malformed', coded('HPE_INVALID_CONSTANT')],
  ['too-large', coded('HPE_HEADER_OVERFLOW')],
  ['too-large', coded('UND_ERR_HEADERS_OVERFLOW')],
  ['reset', coded('EBRANDNEW')],
])('while waiting for the header: %s', (failure, error) => {
  expect(toFault(error, { sent: 'maybe', phase: 'headers' })).toMatchObject({ failure, sent: 'maybe' });
});

it.each([
  [true, coded('ENOTFOUND')],
  [true, coded('ECONNREFUSED')],
  [true, coded('CERT_HAS_EXPIRED')],
  [true, coded('UND_ERR_CONNECT_TIMEOUT')],
  [true, coded('EBRANDNEW', 'connect')],
  [false, coded('EPROTO', 'write')], // TLS breaks under a request that is gone, too
  [false, coded('ETIMEDOUT', 'read')],
  [false, coded('ECONNRESET', 'read')],
])('says %s of whether no connection was made: %s', (unconnected, error) => {
  expect(isUnconnected(error)).toBe(unconnected);
});

it('says what was thrown that is no error', () => {
  const fault = toFault('just text', { sent: 'maybe', phase: 'headers' });
  expect(fault).toMatchObject({ failure: 'reset', message: 'the connection was reset (just text)' });
});
