import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { half, readText, transportRequest } from '../test-support/transport-request.ts';
import { AddressFault } from './address-fault.ts';
import type { Resolve } from './guarded-lookup.ts';
import { loadUndici } from './load-undici.ts';
import { createUndiciTransport, UndiciTransport } from './undici-transport.ts';

const transport = await createUndiciTransport(undefined);
afterEach(() => transport.close());

describe('failures', () => {
  it('refused: surely not sent', async () => {
    const onSent = vi.fn();
    const sending = transport.send(transportRequest('http://127.0.0.1:1', { onSent }));
    await expect(sending).rejects.toMatchObject({ failure: 'refused', sent: 'no', phase: 'connect' });
    expect(onSent).not.toHaveBeenCalled();
  });

  it('a name that does not resolve: surely not sent', async () => {
    const sending = transport.send(transportRequest('http://no-such-host.invalid'));
    await expect(sending).rejects.toMatchObject({ failure: 'dns', sent: 'no' });
  });

  it('TLS against a plain server: surely not sent', async () => {
    await using server = await loopbackServer(respond(200, '{}'));
    const sending = transport.send(transportRequest(server.origin.replace('http:', 'https:')));
    server.requests.length = 0;
    setTimeout(() => server[Symbol.asyncDispose](), 50);
    await expect(sending).rejects.toMatchObject({ sent: 'no', phase: 'connect' });
  });

  it('a connection that ends before a byte of the request could be written: surely not sent', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => {}).destroy(); // in the middle of the TLS handshake
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // of a server that listens on a port
    const onSent = vi.fn();
    const sending = transport.send(transportRequest(`https://127.0.0.1:${port}`, { onSent }));
    await expect(sending).rejects.toMatchObject({ sent: 'no', phase: 'connect' });
    expect([connections, onSent.mock.calls]).toEqual([1, []]);
    server.close();
  });

  it('a kept connection that its server has closed meanwhile is not written to: there is a new one, and one request', async () => {
    await using server = await loopbackServer((socket) => {
      respond(200, 'a')(socket);
      setTimeout(() => socket.end(), 10);
    });
    await readText(await transport.send(transportRequest(server.origin)));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await readText(await transport.send(transportRequest(server.origin)))).toBe('a');
    expect([server.requests.length, server.connections()]).toEqual([2, 2]);
  });

  it('reset before the header: may have been sent', async () => {
    await using server = await loopbackServer((socket) => socket.resetAndDestroy());
    const onSent = vi.fn();
    const sending = transport.send(transportRequest(server.origin, { onSent }));
    await expect(sending).rejects.toMatchObject({ failure: 'reset', sent: 'maybe', phase: 'headers' });
    expect(onSent).toHaveBeenCalledOnce();
  });

  it('closed before the header', async () => {
    await using server = await loopbackServer((socket) => socket.end());
    await expect(transport.send(transportRequest(server.origin))).rejects.toMatchObject({
      failure: 'closed',
      sent: 'maybe',
    });
  });

  it('no HTTP at all', async () => {
    await using server = await loopbackServer((socket) => socket.write('SSH-2.0-x\r\n\r\n'));
    await expect(transport.send(transportRequest(server.origin))).rejects.toMatchObject({ failure: 'malformed' });
  });

  it.each([
    [16_000, 'is read'],
    [17_000, 'is too large'],
  ])('a header of %i bytes %s', async (size, outcome) => {
    await using server = await loopbackServer(respond(200, 'a', { x: 'a'.repeat(size - 100), y: 'b'.repeat(30) }));
    const sending = transport.send(transportRequest(server.origin)).then(readText);
    if (outcome === 'is read') expect(await sending).toBe('a');
    else await expect(sending).rejects.toMatchObject({ failure: 'too-large', sent: 'maybe', phase: 'headers' });
  });

  it('a header without end', async () => {
    await using server = await loopbackServer((socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(70_000)}`));
    await expect(transport.send(transportRequest(server.origin))).rejects.toMatchObject({ failure: 'too-large' });
  });

  it('a body that is cut by a close is malformed, never short data', async () => {
    await using server = await loopbackServer((socket) => {
      half(socket);
      socket.end();
    });
    const response = await transport.send(transportRequest(server.origin));
    await expect(readText(response)).rejects.toMatchObject({ failure: 'malformed', phase: 'body' });
  });

  it('a body that is cut by a reset', async () => {
    await using server = await loopbackServer((socket) => {
      half(socket);
      setTimeout(() => socket.resetAndDestroy(), 20);
    });
    const response = await transport.send(transportRequest(server.origin));
    await expect(readText(response)).rejects.toMatchObject({ failure: 'reset', phase: 'body' });
  });
});

describe('addresses', () => {
  const leadingTo =
    (...addresses: string[]): Resolve =>
    (_host, _options, callback) =>
      callback(null, [{ address: addresses.shift() ?? '', family: 4 }]);

  /** Sends to `rebind.test`, on the port of a server on loopback, and reads the answer. */
  async function rebound(guarded: UndiciTransport, origin: string): Promise<string> {
    const { port } = new URL(origin);
    const sending = guarded.send(transportRequest(`http://rebind.test:${port}`, { addresses: 'public-or-loopback' }));
    return readText(await sending);
  }

  it('a connection goes to the address that was checked, whatever the name leads to next', async () => {
    await using server = await loopbackServer(respond(200, 'a'));
    const guarded = new UndiciTransport(await loadUndici(), leadingTo('127.0.0.1', '10.0.0.1'));
    expect(await rebound(guarded, server.origin)).toBe('a');
    await guarded.close();
  });

  it('the next connection is checked anew', async () => {
    await using server = await loopbackServer(respond(200, 'a', { connection: 'close' }));
    const guarded = new UndiciTransport(await loadUndici(), leadingTo('127.0.0.1', '10.0.0.1'));
    await rebound(guarded, server.origin);
    await expect(rebound(guarded, server.origin)).rejects.toBeInstanceOf(AddressFault);
    expect(server.requests).toHaveLength(1);
    await guarded.close();
  });

  it('a connection that was made without the check is not used again where it is due', async () => {
    await using server = await loopbackServer(respond(200, 'a'));
    const local = server.origin.replace('127.0.0.1', 'localhost');
    await readText(await transport.send(transportRequest(local)));
    const sending = transport.send(transportRequest(local, { addresses: 'public' }));
    await expect(sending).rejects.toMatchObject({ name: 'AddressFault', sent: 'no', phase: 'connect' });
    expect(server.requests).toHaveLength(1);
  });

  it('a literal address is not looked up: the URL guard has judged it', async () => {
    await using server = await loopbackServer(respond(200, 'a'));
    const resolve = vi.fn<Resolve>();
    const guarded = new UndiciTransport(await loadUndici(), resolve);
    await readText(await guarded.send(transportRequest(server.origin, { addresses: 'public' })));
    expect(resolve).not.toHaveBeenCalled();
    await guarded.close();
  });
});

describe('time', () => {
  it('ends the wait for the header', async () => {
    await using server = await loopbackServer(() => {});
    const sending = transport.send(transportRequest(server.origin, { timeouts: { connect: 0, headers: 40, body: 0 } }));
    await expect(sending).rejects.toMatchObject({ failure: 'headers-timeout', sent: 'maybe' });
  });

  it('ends a body that stalls', async () => {
    await using server = await loopbackServer(half);
    const start = performance.now();
    const response = await transport.send(
      transportRequest(server.origin, { timeouts: { connect: 0, headers: 0, body: 40 } }),
    );
    await expect(readText(response)).rejects.toMatchObject({ failure: 'body-timeout', phase: 'body' });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('lets a body drip as long as it comes', async () => {
    await using server = await loopbackServer((socket) => {
      half(socket);
      [30, 60].forEach((delay) => {
        setTimeout(() => socket.write('def'), delay);
      });
    });
    const response = await transport.send(
      transportRequest(server.origin, { timeouts: { connect: 0, headers: 0, body: 50 } }),
    );
    expect(await readText(response)).toBe('abcdefdef');
  });

  it('ends a connection that is never made, at once when aborted', async () => {
    const controller = new AbortController();
    // A documentation address: nothing answers there, or the sandbox refuses it at once.
    const sending = transport.send(transportRequest('http://192.0.2.1:81', { signal: controller.signal }));
    controller.abort(new Error('enough'));
    await expect(sending).rejects.toThrow('enough');
  });
});

describe('closing', () => {
  it('ends connections that are kept', async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await loopbackServer((socket) => {
      socket.on('end', () => closed.resolve());
      respond(200, 'a', { connection: 'keep-alive', 'keep-alive': 'timeout=600' })(socket);
    });
    await readText(await transport.send(transportRequest(server.origin)));
    await transport.close();
    await closed.promise;
  });

  it('ends what is idle alone: what is sent later has a connection of its own', async () => {
    await using server = await loopbackServer(respond(200, 'a'));
    for (const _time of [1, 2]) {
      expect(await readText(await transport.send(transportRequest(server.origin)))).toBe('a');
      await transport.close();
    }
    expect(server.connections()).toBe(2);
  });
});

describe('answers', () => {
  it('a redirect is an answer and is not followed', async () => {
    await using server = await loopbackServer(respond(307, '', { location: '/elsewhere' }));
    const response = await transport.send(transportRequest(server.origin));
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toBe('/elsewhere');
    await readText(response);
    expect(server.requests).toHaveLength(1);
  });

  it('a large body comes whole to a slow reader', async () => {
    const big = 'x'.repeat(3_000_000);
    await using server = await loopbackServer(respond(200, big));
    const response = await transport.send(
      transportRequest(server.origin, { timeouts: { connect: 0, headers: 0, body: 100 } }),
    );
    let size = 0;
    for await (const chunk of response.body) {
      if (size === 0) await new Promise((resolve) => setTimeout(resolve, 150));
      size += chunk.byteLength;
    }
    expect(size).toBe(big.length);
  });

  // undici waits a turn of the event loop before it uses one again, so there may be two.
  it('connections are used again', async () => {
    await using server = await loopbackServer(respond(200, 'a'));
    for (let count = 0; count < 10; count += 1) {
      await readText(await transport.send(transportRequest(server.origin)));
    }
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  it('an abort in the body ends it with its reason and leaves no listener', async () => {
    await using server = await loopbackServer(half);
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const response = await transport.send(transportRequest(server.origin, { signal: controller.signal }));
    setTimeout(() => controller.abort(new Error('enough')), 20);
    await expect(readText(response)).rejects.toThrow('enough');
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });
});
