import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { ClientConstructor } from '../providers/client-constructor.ts';
import type { CaseOrder } from './case-order.ts';
import type { ClientTransport } from './client-transport.ts';
import type { ClientUnderTest, Played, RunningCase } from './client-under-test.ts';
import { helloOf } from './hello-of.ts';
import { leftBehind } from './left-behind.ts';
import { OrderedCase } from './ordered-case.ts';
import type { Hello, Released } from './protocol.ts';
import { StrayRejections } from './stray-rejections.ts';

/** Milliseconds a case may take in all; no deadline of a case comes near it. */
const patience = 20_000;

/** Where a client in this process comes from. */
export interface InProcessOptions {
  /** Gives the client class of a provider; called once for each provider. */
  readonly loadClient: (provider: string) => Promise<ClientConstructor>;
  readonly transport: ClientTransport;
}

/** The Limner clients in this process. The same code runs as a program of its own: `limner-conformance client`. */
export class InProcessClient implements ClientUnderTest {
  readonly hello: Hello;
  readonly #options: InProcessOptions;
  readonly #classes = new Map<string, Promise<ClientConstructor>>();
  readonly #stray = new StrayRejections();

  constructor(options: InProcessOptions) {
    this.#options = options;
    this.hello = helloOf(options.transport);
  }

  begin(order: CaseOrder): RunningCase {
    const playing = new OrderedCase(order, this.#options.transport);
    this.#stray.begin(order.id);
    return {
      played: this.#play(playing, order),
      begun: () => playing.begun(),
      giveUp: () => playing.giveUp(),
      release: () => this.#release(playing, order),
    };
  }

  async end(): Promise<readonly string[]> {
    const left = await leftBehind();
    this.#stray.dispose();
    return left;
  }

  async #play(playing: OrderedCase, { provider }: CaseOrder): Promise<Played> {
    const over = new AbortController();
    const late: Played = { kind: 'fault', problem: `the call did not end within ${patience / 1000} s` };
    try {
      const Client = await this.#load(provider);
      const answer = playing.play(Client).then((told): Played => ({ kind: 'answer', answer: told }));
      return await Promise.race([answer, sleep(patience, late, { signal: over.signal })]);
    } catch (error) {
      const problem = `the case cannot be run: ${error instanceof Error ? error.message : String(error)}`;
      return { kind: 'fault', problem };
    } finally {
      over.abort();
    }
  }

  #load(provider: string): Promise<ClientConstructor> {
    const loading = this.#classes.get(provider) ?? this.#options.loadClient(provider);
    this.#classes.set(provider, loading);
    return loading;
  }

  async #release(playing: OrderedCase, { id }: CaseOrder): Promise<Released> {
    const fault = await playing.release();
    // Rejections are told when the microtasks are done; a turn of the event loop lets them come.
    await setImmediate();
    return { rejections: [...this.#stray.end(id)], ...(fault === undefined ? {} : { fault }) };
  }
}
