import { isIP } from 'node:net';
import { expect, test, vi } from 'vitest';
import { call } from '../call/call.ts';
import type { ClientOptions } from '../client/options.ts';
import { AnswerImage } from '../images/answer-image.ts';
import type { UploadDefinition } from '../operation.ts';
import { loopbackServer, respond } from '../test-support/loopback-server.ts';
import { tinyClient, tinyCreate } from '../test-support/tiny-client.ts';
import { tinyPng } from '../test-support/tiny-images.ts';
import type { Resolve } from '../transport/guarded-lookup.ts';
import { loadUndici } from '../transport/load-undici.ts';
import { UndiciTransport } from '../transport/undici-transport.ts';
import { uploadFile } from '../uploads/upload.ts';
import { foreignAddresses } from './foreign-addresses.ts';

const okay = respond(200, tinyPng(), { 'content-type': 'image/png' });

/** Resolves every name to this address. */
function leadingTo(address: string): Resolve {
  return vi.fn<Resolve>((_host, _options, callback) => callback(null, [{ address, family: isIP(address) }]));
}

async function download(
  url: string,
  { resolve, ...options }: ClientOptions & { resolve: Resolve },
): Promise<Uint8Array> {
  const transport = new UndiciTransport(await loadUndici(), resolve);
  try {
    const client = tinyClient({ ...options, transport });
    return await new AnswerImage({ url }, { client, operation: 'things.create' }).bytes();
  } finally {
    await transport.close();
  }
}

test.each(['127.0.0.1', '169.254.169.254', '10.0.0.1', 'fd00::1'])(
  'a download whose host leads to %s is refused as the URL guard refuses, once and for good',
  async (address) => {
    const resolve = leadingTo(address);
    await expect(download('https://rebind.test/a.png?signature=s3cret', { resolve })).rejects.toMatchObject({
      name: 'ProtocolError',
      category: 'protocol',
      phase: 'download',
      sent: 'no',
      billable: 'no',
      retryable: false,
      attempts: 1,
      message: expect.stringContaining(`rebind.test leads to ${address}, which is not on the public internet`),
    });
    expect(resolve).toHaveBeenCalledOnce();
  },
);

test('so is a redirect to one', async () => {
  await using server = await loopbackServer(respond(302, '', { location: 'https://rebind.test/b.png' }));
  const options = { baseUrl: server.origin, resolve: leadingTo('192.168.0.1') };
  await expect(download(`${server.origin}/a.png`, options)).rejects.toThrow('rebind.test leads to 192.168.0.1');
});

test('so is the address of an upload', async () => {
  const form = { url: 'https://rebind.test/bucket', fields: {} };
  await using server = await loopbackServer(respond(200, JSON.stringify({ form, image_url: 'https://cdn.test/a' })));
  const transport = new UndiciTransport(await loadUndici(), leadingTo('fd00::1'));
  const client = tinyClient({ baseUrl: server.origin, transport });
  const uploading = uploadFile(client, definition, { data: tinyPng(), name: 'a.png' });
  await expect(uploading).rejects.toMatchObject({
    name: 'ProtocolError',
    sent: 'no',
    billable: 'no',
    retryable: false,
  });
  expect(server.requests).toHaveLength(1);
  await transport.close();
});

test('an image on this machine is downloaded by name, where the API is here too', async () => {
  await using server = await loopbackServer(okay);
  const { port } = new URL(server.origin);
  const options = { baseUrl: server.origin, resolve: leadingTo('127.0.0.1') };
  expect(await download(`http://localhost:${port}/a.png`, options)).toHaveLength(tinyPng().length);
});

test('an image on the host of the API may lie where that is, which the caller chose', () => {
  const client = tinyClient({ baseUrl: 'https://gateway.test/tiny' });
  expect(foreignAddresses(client, new URL('https://gateway.test/a.png'))).toBeUndefined();
  expect(foreignAddresses(client, new URL('https://gateway.test:8443/a.png'))).toBe('public');
});

test('where the API itself leads is the business of the caller', async () => {
  await using server = await loopbackServer(respond(200, '{}'));
  const resolve = leadingTo('10.0.0.1');
  const transport = new UndiciTransport(await loadUndici(), resolve);
  const client = tinyClient({ baseUrl: server.origin.replace('127.0.0.1', 'localhost'), transport });
  expect(await call(client, tinyCreate, {})).toEqual({});
  expect(resolve).not.toHaveBeenCalled();
  await transport.close();
});

const definition: UploadDefinition = {
  create: { ...tinyCreate, id: 'uploads.create', path: '/v1/uploads', safe: true },
  fileName: 'name',
  mediaType: 'type',
  url: '/form/url',
  fields: '/form/fields',
  result: '/image_url',
  filePart: 'file',
  expires: 600_000,
};
