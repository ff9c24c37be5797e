import { once } from 'node:events';
import { connect as connectPlain } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TlsKind } from '../cases/tls-kind.ts';
import { RawServer, type Script } from './raw-server.ts';
import { tlsIdentities } from './tls-identities.ts';

const get = 'GET / HTTP/1.1\r\nhost: h\r\n\r\n';
const ok = [{ respond: { status: 200, text: 'ok' } }, { close: true as const }];
let server: RawServer;

beforeEach(async () => {
  server = await RawServer.listen('.');
});

afterEach(() => server.close());

const port = (): number => Number(new URL(server.origin).port);

/** A client that trusts the suite's authority alone. */
async function secure(script: Partial<Script> & { tls: TlsKind }): Promise<TLSSocket> {
  const { authority } = await tlsIdentities();
  await server.load({ answers: [ok], ...script });
  return connect({ port: port(), host: '127.0.0.1', ca: authority });
}

async function failure(tls: TlsKind): Promise<unknown> {
  const [error]: { code?: string }[] = await once(await secure({ tls }), 'error');
  return error?.code;
}

test('a connection to the valid server carries requests and answers', async () => {
  const client = await secure({ tls: 'valid' });
  client.write(get);
  expect(await text(client)).toMatch(/^HTTP\/1\.1 200 OK\r\n(.+\r\n)+\r\nok$/);
  expect(server.requests).toMatchObject([{ secure: true, elsewhere: false }]);
  expect([server.handshakes, server.malformed]).toEqual([1, []]);
});

test('the valid server is valid by the name of the host too', async () => {
  const { authority } = await tlsIdentities();
  await server.load({ answers: [], tls: 'valid' });
  const client = connect({ port: port(), host: '127.0.0.1', servername: 'localhost', ca: authority });
  await once(client, 'secureConnect');
  expect(client.authorized).toBe(true);
  client.destroy();
});

test.each<[TlsKind, string | RegExp]>([
  ['expired', 'CERT_HAS_EXPIRED'],
  ['not-yet-valid', 'CERT_NOT_YET_VALID'],
  ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['unknown-authority', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['plain', /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/],
  ['cut', 'ECONNRESET'],
  ['too-old', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
])('no client gets through to a server that is %s', async (tls, code) => {
  expect(await failure(tls)).toMatch(code);
  expect([server.handshakes, server.requests, server.malformed]).toEqual([1, [], []]);
});

test.each<TlsKind>(['expired', 'not-yet-valid', 'wrong-name', 'unknown-authority', 'self-signed'])(
  'a client that takes any certificate gets its answer from a server that is %s',
  async (tls) => {
    await server.load({ answers: [ok], tls });
    const client = connect({ port: port(), host: '127.0.0.1', rejectUnauthorized: false });
    client.write(get);
    expect(await text(client)).toContain('200 OK');
  },
);

test('a request in plain text to a TLS server is told from one that came by TLS', async () => {
  await server.load({ answers: [ok], tls: 'valid' });
  const client = connectPlain(port(), '127.0.0.1');
  client.write(get);
  await text(client);
  expect(server.requests).toMatchObject([{ secure: false }]);
});

test('a session of the script before is not taken up again', async () => {
  const first = await secure({ tls: 'valid' });
  const ticket = once(first, 'session');
  first.write(get);
  const [session]: Buffer[] = await ticket;
  await text(first);
  await server.load({ answers: [ok], tls: 'expired' });
  const { authority } = await tlsIdentities();
  const second = connect({ port: port(), host: '127.0.0.1', ca: authority, ...(session && { session }) });
  expect(await once(second, 'error')).toMatchObject([{ code: 'CERT_HAS_EXPIRED' }]);
});

test('a reset over TLS is one of the connection', async () => {
  const client = await secure({
    tls: 'valid',
    answers: [[{ respond: { status: 200, text: 'a', lengthOff: 9 } }, { reset: true }]],
  });
  client.write(get);
  expect(await once(client.resume(), 'error')).toMatchObject([{ code: 'ECONNRESET' }]);
});

test('a handshake that hangs is let go with its client, and with the next script', async () => {
  await server.load({ answers: [], handshake: [{ hang: true }] });
  const client = connect({ port: port(), host: '127.0.0.1' }).on('error', () => {});
  await once(client, 'connect');
  while (server.handshakes < 1) await sleep(2);
  expect(server.unfinished).toBe(1);
  expect(await server.load({ answers: [] })).toBe(1);
  expect(server.unfinished).toBe(0);
});

test('the trace tells how a handshake ended', async () => {
  await failure('too-old');
  const texts = server.trace([]).map(({ host, text }) => `${host} ${text}`);
  expect(texts).toContainEqual(expect.stringMatching(/^api a TLS handshake begins \(\d+ bytes\)$/));
  expect(texts).toContainEqual(expect.stringMatching(/^tls TLS failed: .*unsupported protocol/));
  await failure('expired');
  while (server.connections > 0) await sleep(2);
  const left = server.trace([]).map(({ host, text }) => `${host} ${text}`);
  expect(left.at(-1)).toBe('tls closed in the TLS handshake');
  const client = await secure({ tls: 'valid' });
  client.write(get);
  await text(client);
  while (server.connections > 0) await sleep(2);
  const valid = server.trace([]).map(({ host, direction, text }) => `${host} ${direction} ${text}`);
  expect(valid).toContain('tls event the TLS handshake is done (TLSv1.3)');
  expect(valid).toContainEqual(expect.stringMatching(/^tls in GET \/ /));
  expect(valid).not.toContainEqual(expect.stringContaining('closed in'));
});
