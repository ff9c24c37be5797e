import type { Socket } from 'node:net';

/** Fulfilled when a socket is closed, however it came to that: an error before it is no reason to reject. */
export function closed(socket: Socket): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((resolve) => socket.once('close', () => resolve()));
}
