import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { closed } from './closed.ts';

test('a socket that was closed long ago is closed, and one that fails too', async () => {
  // Nobody listens there any more.
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(Number(Object(server.address()).port)));
  });
  await new Promise((resolve) => server.close(resolve));
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  await closed(socket);
  expect(await closed(socket)).toBeUndefined();
});
