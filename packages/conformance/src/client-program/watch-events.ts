import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { isRecord } from '../json/is-record.ts';

/** What clients tell of on tracing channels, each when it has ended. */
const traced = ['call', 'request', 'task'];

/** The events of one case among those of all that run: `{ channel: 'request', 'http.request.method': 'GET', … }`, as they end. */
export class WatchedEvents {
  readonly seen: Record<string, unknown>[] = [];
  readonly #ports: readonly number[];
  readonly #listeners = traced.map((channel) => ({
    name: `tracing:limner:${channel}:asyncEnd`,
    listener: (event: unknown): void => this.#note(channel, event),
  }));

  /** Begins to listen for events about servers on these origins. */
  constructor(origins: readonly string[]) {
    this.#ports = origins.map((origin) => Number(new URL(origin).port));
    for (const { name, listener } of this.#listeners) subscribe(name, listener);
  }

  dispose(): void {
    for (const { name, listener } of this.#listeners) unsubscribe(name, listener);
  }

  #note(channel: string, event: unknown): void {
    if (!isRecord(event) || !this.#ports.includes(Number(event['server.port']))) return;
    this.seen.push({ channel, ...event });
  }
}
