import { channel } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import { WatchedEvents } from './watch-events.ts';

test('only events about the servers of the case are kept, and none after the end', () => {
  const watched = new WatchedEvents(['http://127.0.0.1:4711']);
  const ended = channel('tracing:limner:request:asyncEnd');
  ended.publish({ 'server.port': 4711, 'http.request.method': 'GET' });
  ended.publish({ 'server.port': 4712 });
  watched.dispose();
  ended.publish({ 'server.port': 4711 });
  expect(watched.seen).toEqual([{ channel: 'request', 'server.port': 4711, 'http.request.method': 'GET' }]);
});
