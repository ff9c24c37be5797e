import { expect, it } from 'vitest';
import { faultOf, toFault } from './to-fault.ts';
import { TransportFault, type TransportPhase } from './transport.ts';

function failureOf(facts: object, phase: TransportPhase = 'headers'): string {
  return toFault(Object.assign(new Error('it broke'), facts), { sent: 'maybe', phase }).failure;
}

it.each([
  ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'headers-timeout'],
  ['UND_ERR_BODY_TIMEOUT', 'body-timeout'],
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'refused'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'reset'],
  ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'reset'],
  ['ERR_OSSL_X', 'reset'],
  ['EPROTO', 'reset'],
  ['EPROTONOSUPPORT', 'reset'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['UNABLE_TO_GET_CRL', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_X', 'tls'],
  ['HOSTNAME_MISMATCH', 'tls'],
  ['INVALID_CA', 'tls'],
  ['INVALID_PURPOSE', 'tls'],
  ['INVALID_X', 'reset'],
  ['UND_ERR_HEADERS_OVERFLOW', 'too-large'],
  ['UND_ERR_RES_EXCEEDED_MAX_SIZE', 'too-large'],
  ['HPE_INVALID_CONSTANT', 'malformed'],
  ['HTTPParserError', 'malformed'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'malformed'],
  ['X_HPE_Y', 'reset'],
  ['UND_ERR_SOCKET', 'closed'],
  ['UND_ERR_CLOSED', 'closed'],
  ['UND_ERR_DESTROYED', 'closed'],
  ['UND_ERR_ABORTED', 'closed'],
  ['ECONNRESET', 'reset'],
  ['X_ENOTFOUND', 'reset'],
  ['X_UND_ERR_CLOSED', 'reset'],
])('%s after the connection is %s', (code, failure) => {
  expect(failureOf({ code })).toBe(failure);
});

it.each([
  ['ETIMEDOUT', 'connect-timeout'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['EADDRNOTAVAIL', 'unreachable'],
  ['EACCES', 'unreachable'],
  ['EPERM', 'unreachable'],
  ['ECONNRESET', 'unreachable'],
  ['EPROTONOSUPPORT', 'unreachable'],
  ['X_EPROTO', 'unreachable'],
  ['UND_ERR_SOCKET', 'closed'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
  ['ERR_OSSL_X', 'tls'],
  ['EPROTO', 'tls'],
])('%s while connecting is %s, and the same later is not a matter of connecting', (code, failure) => {
  expect(failureOf({ code }, 'connect')).toBe(failure);
  expect(['connect-timeout', 'unreachable', 'tls']).not.toContain(failureOf({ code }, 'headers'));
});

it.each([
  ['a name that is not found', { syscall: 'getaddrinfo', code: 'X' }, 'dns'],
  ['a query that fails', { syscall: 'queryA', code: 'X' }, 'dns'],
  ['another call', { syscall: 'x-getaddrinfo', code: 'X' }, 'reset'],
  ['a socket with bad words', { code: 'UND_ERR_SOCKET', message: 'bad response' }, 'malformed'],
  ['bad words of something else', { code: 'X', message: 'bad response' }, 'reset'],
  ['words in between', { code: 'UND_ERR_SOCKET', message: 'so bad it is' }, 'closed'],
])('%s', (_, facts, failure) => {
  expect(failureOf(facts)).toBe(failure);
});

it('a socket that ends in a body has cut it', () => {
  expect(failureOf({ code: 'UND_ERR_SOCKET' }, 'body')).toBe('malformed');
  expect(failureOf({ code: 'UND_ERR_SOCKET' }, 'headers')).toBe('closed');
});

it('reads the innermost error that says anything: a cause, or the first of several', () => {
  const refused = Object.assign(new Error('inner'), { code: 'ECONNREFUSED' });
  const at = { sent: 'no', phase: 'connect' } as const;
  expect(toFault(new TypeError('fetch failed', { cause: refused }), at)).toMatchObject({ failure: 'refused' });
  expect(toFault(new AggregateError([refused, new Error('x')]), at)).toMatchObject({ failure: 'refused' });
  expect(toFault(new AggregateError([], 'none'), at)).toMatchObject({ failure: 'unreachable' });
  const outer = Object.assign(new Error('outer', { cause: refused }), { code: 'ENOTFOUND' });
  expect(toFault(outer, at)).toMatchObject({ failure: 'dns' });
});

it('says what happened in words, with the code where there is one', () => {
  const at = { sent: 'maybe', phase: 'headers' } as const;
  const saying = (cause: unknown): string => toFault(cause, at).message;
  expect(saying(Object.assign(new Error('x'), { code: 'ECONNRESET' }))).toBe('the connection was reset (ECONNRESET)');
  expect(saying(Object.assign(new Error('x'), { code: 'UND_ERR_HEADERS_OVERFLOW' }))).toBe(
    'the answer is larger than allowed (its header: UND_ERR_HEADERS_OVERFLOW)',
  );
  expect(saying(new TypeError('odd'))).toBe('the connection was reset (TypeError)');
  expect(saying(new AggregateError([], 'none'))).toBe('the connection was reset (AggregateError)');
  expect(saying('a text')).toBe('the connection was reset (a text)');
});

it.each([
  ['dns', 'the host name could not be resolved'],
  ['refused', 'the connection was refused'],
  ['unreachable', 'the host could not be reached'],
  ['tls', 'no secure connection could be made'],
  ['connect-timeout', 'the connection did not stand in time'],
  ['headers-timeout', 'the answer did not start in time'],
  ['body-timeout', 'the answer stalled'],
  ['closed', 'the connection was closed before the answer'],
  ['malformed', 'the answer is cut or is no valid HTTP'],
] as const)('%s: %s', (failure, message) => {
  expect(faultOf(failure, { sent: 'no', phase: 'connect' })).toMatchObject({ failure, message });
});

it('a fault stays what it is, and knows how far the exchange had come', () => {
  const fault = new TransportFault({ failure: 'dns', sent: 'no', message: 'x' });
  expect(toFault(fault, { sent: 'maybe', phase: 'body' })).toBe(fault);
  expect(fault).toMatchObject({ name: 'TransportFault', phase: 'connect' });
  expect('cause' in fault).toBe(false);
  expect(new TransportFault({ failure: 'reset', sent: 'maybe', message: 'x', cause: 7 })).toMatchObject({
    phase: 'headers',
    cause: 7,
  });
});
