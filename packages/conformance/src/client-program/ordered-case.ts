import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from '../cases/is-record.ts';
import { callClient } from './call-client.ts';
import { Caller } from './caller.ts';
import type { CaseOrder, OrderedCall } from './case-order.ts';
import type { ClientTransport } from './client-transport.ts';
import { MemoryWatch } from './memory-watch.ts';
import { observe } from './observe.ts';
import type { Outcome } from './outcome.ts';
import { fromPlain } from './plain-value.ts';
import type { CaseAnswer, Observation } from './protocol.ts';
import { ShiftedClock } from './shifted-clock.ts';
import { SpyHooks } from './spy-hooks.ts';
import { trustAuthority } from './trust-authority.ts';
import { WatchedEvents } from './watch-events.ts';

/** The class of a client, seen from outside: nothing is known but that it takes options. */
export type ClientConstructor = new (options: Record<string, unknown>) => object;

/** Turns of the event loop in which a client reads what was written before it is given up, however busy the machine is. */
const turns = 20;

/** Milliseconds in which a client must have closed. */
const closing = 1000;

/** A case on the side of the client: makes the client, makes the calls, and tells what came of them. */
export class OrderedCase {
  readonly #order: CaseOrder;
  readonly #transport: ClientTransport;
  readonly #caller = new Caller();
  readonly #begun = Promise.withResolvers<void>();
  readonly #hooks = new SpyHooks();
  readonly #drift: unknown[] = [];
  readonly #log: string[] = [];
  readonly #reached: string[] = [];
  #client: object | undefined;
  #clock: ShiftedClock | undefined;
  #ended = false;

  constructor(order: CaseOrder, transport: ClientTransport) {
    this.#order = order;
    this.#transport = transport;
  }

  /** The first request is on the wire. */
  begun(): void {
    const { clock } = this.#order;
    if (clock !== undefined && !this.#ended) this.#clock ??= new ShiftedClock(clock);
    this.#begun.resolve();
  }

  /** The caller gives up, once the client has had the time to read what it was sent. */
  async giveUp(): Promise<void> {
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    this.#caller.giveUp();
  }

  /** Makes the client and the calls. Never rejects: what is thrown is what came of the call. */
  async play(Client: ClientConstructor): Promise<CaseAnswer> {
    const { call, before, beside, aborted, authority } = this.#order;
    if (aborted) this.#caller.giveUp();
    if (authority !== undefined) trustAuthority(authority);
    try {
      this.#client = new Client(this.#clientOptions());
    } catch (error) {
      return { own: this.#tell({ images: [], drift: [], progress: [], failure: { error } }), before: [], beside: [] };
    }
    const client = this.#client;
    const earlier: Outcome[] = [];
    for (const ordered of before) earlier.push(await callClient({ client, ordered, options: {} }));
    const others = beside.map((ordered) => callClient({ client, ordered, options: {} }));
    // The calls beside are to be on the wire before this one, and not by luck.
    if (others.length > 0) await Promise.race([this.#begun.promise, Promise.all(others)]);
    const own = await this.#callOwn(client, call);
    const tell = (outcome: Outcome): Observation => observe(outcome, this.#order);
    return { own, before: earlier.map(tell), beside: (await Promise.all(others)).map(tell) };
  }

  /** Closes the client; gives the reason where that was not to be done. */
  async release(): Promise<string | undefined> {
    const client = this.#client;
    if (!(client && 'close' in client && typeof client.close === 'function')) return undefined;
    const late = new AbortController();
    try {
      const closed = Promise.resolve(Reflect.apply(client.close, client, [])).then(() => undefined);
      const line = `the client did not close within ${closing} ms`;
      return await Promise.race([closed, sleep(closing, line, { signal: late.signal })]);
    } catch (error) {
      return `the client could not be closed: ${String(error)}`;
    } finally {
      late.abort();
    }
  }

  async #callOwn(client: object, ordered: OrderedCall): Promise<Observation> {
    const { hooks, signal, origins, memory: sampled } = this.#order;
    const bounds = signal ? { signal: this.#caller.signal } : {};
    const spies = hooks?.call && { hooks: this.#hooks.functions(hooks.call) };
    const events = ordered.observe.events && new WatchedEvents(origins);
    const memory = sampled && new MemoryWatch();
    const outcome = await callClient({ client, ordered, options: { ...spies, ...bounds }, imageOptions: bounds });
    const ended = this.#caller.afterAbort(performance.now());
    this.#ended = true;
    this.#clock?.restore();
    events?.dispose();
    const grown = memory?.end();
    const told = this.#tell({ ...outcome, ...(events && { events: events.seen }) });
    return {
      ...told,
      time: { ...told.time, ...ended },
      listeners: this.#caller.listeners,
      ...(grown && { memory: grown }),
    };
  }

  #tell(outcome: Outcome): Observation {
    const watched = { drift: this.#drift, log: this.#log, hooks: this.#hooks };
    const { secrets } = this.#order;
    return { ...observe({ ...outcome, ...watched }, { secrets, reason: this.#caller.reason }), reached: this.#reached };
  }

  #clientOptions(): Record<string, unknown> {
    const { client, hooks, call } = this.#order;
    const note = (line: string): number => this.#log.push(line);
    const log = { logger: { debug: note, info: note, warn: note, error: note }, logLevel: 'debug' };
    const made = fromPlain(client);
    return {
      onDrift: (found: unknown) => this.#drift.push(found),
      ...(call.observe.log ? log : {}),
      ...(hooks?.client ? { hooks: this.#hooks.functions(hooks.client) } : {}),
      ...this.#travel(),
      ...(isRecord(made) ? made : {}),
    };
  }

  #travel(): object {
    const { reach } = this.#order;
    switch (reach.kind) {
      case 'loopback':
        return this.#transport.options();
      case 'nowhere':
        return { transport: nowhere };
      case 'failing':
        return this.#transport.failing(reach, (origin) => this.#reached.push(origin));
    }
  }
}

/** No case may reach a real host, not even by a mistake of the client: what would go to one goes nowhere. */
const nowhere: object = {
  send: () => Promise.reject(new Error('a conformance case may not reach a real host')),
  close: () => Promise.resolve(),
};
