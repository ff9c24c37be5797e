import type { CaseOrder } from './case-order.ts';
import type { ClientUnderTest, Played, RunningCase } from './client-under-test.ts';
import type { ProgramCommand } from './program-process.ts';
import { ProgramSession } from './program-session.ts';
import type { Hello } from './protocol.ts';

/** How a program is treated. */
export interface ProgramOptions {
  /** Milliseconds that it has to answer a case, or to say hello. Default 25 s: more than a call of ours can take. */
  readonly patience?: number;
  /** How often it is started anew after it failed. Default 10: one that fails at each case is not worth the time. */
  readonly restarts?: number;
}

/** A client that runs as a program of its own. It is not trusted, and may fail at any time; then it is started anew. */
export class ProgramClient implements ClientUnderTest {
  readonly hello: Hello;
  readonly #start: () => ProgramSession;
  readonly #restarts: number;
  #session: ProgramSession;
  #started = 0;

  private constructor(first: { hello: Hello; session: ProgramSession; start: () => ProgramSession; restarts: number }) {
    this.hello = first.hello;
    this.#session = first.session;
    this.#start = first.start;
    this.#restarts = first.restarts;
  }

  /** Starts the program and hears its hello. Rejects where it says none. */
  static async start(
    command: ProgramCommand,
    { patience = 25_000, restarts = 10 }: ProgramOptions = {},
  ): Promise<ProgramClient> {
    const start = (): ProgramSession => new ProgramSession(command, patience);
    const session = start();
    return new ProgramClient({ hello: await session.hello, session, start, restarts });
  }

  begin(order: CaseOrder): RunningCase {
    const problem = this.#revive();
    if (problem !== undefined) return unplayed(problem);
    return this.#session.begin(order);
  }

  end(): Promise<readonly string[]> {
    return this.#session.end();
  }

  /** Starts the program anew where it has ended; gives the reason where that is not done any more. */
  #revive(): string | undefined {
    if (!this.#session.over) return undefined;
    if (this.#started >= this.#restarts) return `the program failed and was started anew ${this.#started} times before`;
    this.#started += 1;
    this.#session = this.#start();
    return undefined;
  }
}

function unplayed(problem: string): RunningCase {
  const played: Played = { kind: 'fault', problem };
  return {
    played: Promise.resolve(played),
    begun: () => {},
    giveUp: async () => {},
    release: async () => ({ rejections: [] }),
  };
}
