import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Starts the server in a process of its own. Its origin, how many connections it has, and how to end it. */
export async function startServer() {
  const child = fork(join(import.meta.dirname, 'server.mjs'), { execArgv: [] });
  const [{ port }] = await once(child, 'message');
  return {
    origin: `http://127.0.0.1:${port}`,
    async connections() {
      child.send('connections');
      const [counts] = await once(child, 'message');
      return counts;
    },
    stop() {
      child.disconnect();
    },
  };
}
