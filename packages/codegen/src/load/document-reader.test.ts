import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DocumentReader } from './document-reader.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'limner-reader-')));
  mkdirSync(join(root, 'api/parts'), { recursive: true });
  mkdirSync(join(root, 'shared'));
  writeFileSync(join(root, 'api/openapi.yaml'), 'openapi: 3.1.0');
  writeFileSync(join(root, 'api/parts/pet.yaml'), 'type: object');
  writeFileSync(join(root, 'shared/error.yaml'), 'type: string');
  writeFileSync(join(root, 'secret'), 'password: x');
});
afterEach(() => rmSync(root, { recursive: true }));

async function read(
  reference: string,
  options: { allowRefs?: string[]; allowRemoteRefs?: boolean } = {},
): Promise<string> {
  const openapi = join(root, 'api/openapi.yaml');
  const reader = new DocumentReader({ openapi, ...options });
  await reader.open();
  const found = await reader.read(new URL(reference, pathToFileURL(openapi)).href);
  return 'code' in found ? found.code : found.text;
}

describe('a document', () => {
  it('reads what lies in its folder and below', async () => {
    expect(await read('parts/pet.yaml')).toBe('type: object');
  });

  it('is labelled the same on every machine', async () => {
    const reader = new DocumentReader({ openapi: join(root, 'api/openapi.yaml') });
    expect(await reader.open()).toMatchObject({ label: 'openapi.yaml' });
    const uri = pathToFileURL(join(root, 'api/parts/pet.yaml')).href;
    expect(await reader.read(uri)).toMatchObject({ label: 'parts/pet.yaml' });
  });

  const outside = ['../secret', '/etc/hostname', '..%2fsecret', '%2e%2e/secret', 'file:///etc/hostname', '../nothing'];
  for (const reference of outside) {
    it(`does not read ${reference}`, async () => {
      expect(await read(reference)).toBe('reference-outside');
    });
  }

  it('does not read through a link that leads out', async () => {
    symlinkSync(join(root, 'secret'), join(root, 'api/parts/link.yaml'));
    symlinkSync(join(root, 'shared'), join(root, 'api/linked'));
    expect(await read('parts/link.yaml')).toBe('reference-outside');
    expect(await read('linked/error.yaml')).toBe('reference-outside');
  });

  it('reads a folder that was allowed', async () => {
    expect(await read('../shared/error.yaml', { allowRefs: [join(root, 'shared')] })).toBe('type: string');
    expect(await read('../secret', { allowRefs: [join(root, 'shared')] })).toBe('reference-outside');
  });

  it('fetches nothing that was not allowed', async () => {
    expect(await read('https://acme.test/pet.yaml')).toBe('reference-remote');
  });

  it('knows no other kinds of address', async () => {
    expect(await read('ftp://acme.test/pet.yaml')).toBe('reference-outside');
    expect(await read('data:text/plain,x')).toBe('reference-outside');
    expect(await read('file://elsewhere/pet.yaml')).toBe('reference-outside');
  });

  it('does not wait for a pipe, and reads no folder', async () => {
    execFileSync('mkfifo', [join(root, 'api/pipe.yaml')]);
    expect(await read('pipe.yaml')).toBe('source-unreadable');
    expect(await read('parts')).toBe('source-unreadable');
  });

  it('says when a file is not there', async () => {
    expect(await read('parts/cat.yaml')).toBe('reference-unresolved');
  });

  it('reads UTF-16, and no bytes that are no text', async () => {
    writeFileSync(join(root, 'api/wide.yaml'), Buffer.from('\uFEFFtype: null', 'utf16le'));
    writeFileSync(join(root, 'api/bytes.yaml'), Buffer.from([0x61, 0xc3, 0x28]));
    writeFileSync(join(root, 'api/zero.yaml'), Buffer.from([0x61, 0x00]));
    expect(await read('wide.yaml')).toBe('type: null');
    expect(await read('bytes.yaml')).toBe('source-not-text');
    expect(await read('zero.yaml')).toBe('source-not-text');
  });

  it('is told of when it is not there, or is a folder', async () => {
    const message = async (openapi: string): Promise<unknown> => await new DocumentReader({ openapi }).open();
    expect(await message(join(root, 'no.yaml'))).toMatchObject({ message: expect.stringContaining('no such file') });
    expect(await message(root)).toMatchObject({ code: 'source-unreadable' });
  });
});

describe('a document from an address', () => {
  let servers: Server[] = [];
  afterEach(() => {
    for (const server of servers) server.close();
    servers = [];
  });

  async function open(options: { allowRemoteRefs?: boolean }): Promise<DocumentReader> {
    const started = createServer((request, response) => response.end(`I am ${request.url}`));
    servers.push(started);
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    // A server that listens on a port has an address of this kind.
    const { port } = started.address() as AddressInfo;
    const reader = new DocumentReader({ openapi: `http://127.0.0.1:${port}/api/openapi.yaml?key=secret`, ...options });
    base = `http://127.0.0.1:${port}/api`;
    return reader;
  }
  let base = '';

  it('is shown without its query, which may hold a key', async () => {
    const reader = await open({});
    expect(await reader.open()).toEqual({
      uri: `${base}/openapi.yaml?key=secret`,
      path: `${base}/openapi.yaml`,
      label: `${base}/openapi.yaml`,
      text: 'I am /api/openapi.yaml?key=secret',
    });
  });

  it('brings no others with it unless they are allowed', async () => {
    const reader = await open({});
    await reader.open();
    expect(await reader.read(`${base}/pet.yaml`)).toMatchObject({ code: 'reference-remote' });
    const trusting = await open({ allowRemoteRefs: true });
    await trusting.open();
    expect(await trusting.read(`${base}/pet.yaml`)).toMatchObject({ text: 'I am /api/pet.yaml' });
  });

  it('reads no files of this machine', async () => {
    const reader = await open({ allowRemoteRefs: true });
    await reader.open();
    const path = pathToFileURL(join(root, 'api/parts/pet.yaml')).href;
    expect(await reader.read(path)).toMatchObject({
      code: 'reference-outside',
      message: expect.stringContaining('the document came from an address'),
    });
  });
});
