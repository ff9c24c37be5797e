import { expect, test } from 'vitest';
import type { SeenRequest } from '../wire/raw-server.ts';
import { checkHandshakes } from './check-handshakes.ts';

const request = (parts: Partial<SeenRequest>): SeenRequest => ({
  ...{ method: 'GET', target: '/', headers: [], body: Buffer.alloc(0), elsewhere: false, startedAt: 0 },
  ...parts,
});
const error = { class: 'ConnectionError', category: 'connection', attempts: 1 };

test('a case without TLS has nothing to check', () => {
  expect(checkHandshakes({ expect: { error } }, { handshakes: 0, requests: [request({})] })).toEqual([]);
});

test('a fault of TLS is met as often as it was tried', () => {
  const planned = { tls: 'expired', expect: { error } } as const;
  expect(checkHandshakes(planned, { handshakes: 1, requests: [] })).toEqual([]);
  expect(checkHandshakes(planned, { handshakes: 3, requests: [] })).toEqual(['expected 1 TLS handshakes, saw 3']);
  expect(checkHandshakes(planned, { handshakes: 0, requests: [] })).toEqual([
    'expected a TLS handshake, none was begun',
  ]);
});

test('a transport that cannot tell its attempts is not held to them', () => {
  const planned = { tls: 'expired', expect: { error: { ...error, attempts: undefined } } } as const;
  expect(checkHandshakes(planned, { handshakes: 3, requests: [] })).toEqual([]);
});

test('a request in plain text is told, but not one to the second host', () => {
  const planned = { tls: 'valid', expect: { value: 1 } } as const;
  const requests = [request({ secure: true }), request({ elsewhere: true }), request({ secure: false })];
  expect(checkHandshakes(planned, { handshakes: 1, requests })).toEqual([
    'request 3: came in plain text to a TLS server',
  ]);
});
