import type { RateLimit } from '../control/limits.ts';
import type { Drift } from '../schema/issue.ts';
import type { Transport } from '../transport/transport.ts';
import type { Hook } from './hook.ts';

/** What to do about an answer that does not have the documented shape. */
export type ResponseChecks = 'report' | 'strict' | 'off';

/** Milliseconds each phase of one attempt may take; all of them end at the call's deadline too. */
export interface Timeouts {
  /** Until the connection stands. Default 10,000. */
  readonly connect?: number | undefined;
  /** From the request being sent to the answer's header. Default: the deadline alone. */
  readonly headers?: number | undefined;
  /** Between two pieces of the body. Default 60,000. */
  readonly body?: number | undefined;
  /** For the whole attempt, without the wait for its turn. Default: the deadline alone. */
  readonly attempt?: number | undefined;
}

/** The times of a task's polls, in milliseconds. */
export interface Polling {
  /** Before the first poll of a task just submitted. Default: the provider's estimate, else `every`. */
  readonly firstWait?: number | undefined;
  /** Between polls. Default: the provider's documented pace. */
  readonly every?: number | undefined;
  /** For one poll, its retries included; a poll that takes longer has failed, and the next one is made. Default 60,000. */
  readonly timeout?: number | undefined;
}

/** How much the log says: a line for each request and poll, for each task's end, for each retry and difference, for each failed call. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'off';

/** Where log lines go; `console` and most loggers are one. Each line is one text without key, prompt, image or signature. */
export interface Logger {
  debug(line: string): unknown;
  info(line: string): unknown;
  warn(line: string): unknown;
  error(line: string): unknown;
}

/**
 * A dispatcher of undici 7 or newer: an `Agent` with settings of your own (HTTP/2, TLS, pool size), a `ProxyAgent`, a
 * `MockAgent`. Described by what is called, so that the types of undici cost those nothing who do not use it.
 */
export interface UndiciDispatcher {
  dispatch(options: never, handler: never): boolean;
}

/** Options of a client. */
export interface ClientOptions<Server extends string = string> {
  /** The key. Default: the provider's environment variable. */
  readonly apiKey?: string | undefined;
  /** Where the API knows several kinds of keys: each by the name of its scheme. Default: the environment variable of each. */
  readonly credentials?: Readonly<Record<string, string>> | undefined;
  /** Where the API is. Default: the provider's documented host. A loopback address allows plain http and loopback URLs in answers. */
  readonly baseUrl?: string | undefined;
  /** Another documented host, by name; not together with `baseUrl`. */
  readonly server?: Server | undefined;
  /** Variables of the server's address. Default: what the API's document says. */
  readonly serverVariables?: Readonly<Record<string, string>> | undefined;
  /** Milliseconds for a whole call: attempts, back-off, polling and reading. Default 600,000. */
  readonly deadline?: number | undefined;
  readonly timeouts?: Timeouts | undefined;
  /** How often a request may be sent again where that is safe. Default 2. */
  readonly retries?: number | undefined;
  /** Bounds of the back-off in milliseconds, doubled each time, with full jitter. Default 500 and 8,000. */
  readonly backoff?: { readonly first?: number | undefined; readonly most?: number | undefined } | undefined;
  /** How often the state of a task is asked for. */
  readonly polling?: Polling | undefined;
  /** Default `report`: the difference goes to `onDrift` and to the `limner:drift` diagnostics channel, the call succeeds. */
  readonly responseChecks?: ResponseChecks | undefined;
  readonly onDrift?: ((drift: Drift) => void) | undefined;
  /** Largest answer or downloaded image in decoded bytes. Default 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Functions around every call, the first one outermost. */
  readonly hooks?: readonly Hook[] | undefined;
  /**
   * How requests travel. Default: undici on Node, loaded with the first call; `createFetchTransport()` elsewhere. Only the
   * default on Node sees the addresses that a host named in an answer resolves to, and refuses those that are not public.
   */
  readonly transport?: Transport | undefined;
  /**
   * The undici dispatcher that requests and downloads go through on Node; never closed here. Default: an agent of the
   * client's own. Not together with `transport`. It resolves names itself: hosts that an answer names are checked by their
   * names alone then, not by the addresses behind them.
   */
  readonly dispatcher?: UndiciDispatcher | undefined;
  /**
   * How many requests to the API may be under way at once. Default: any number. It counts by key and host, over all clients
   * of the process: of several clients' limits the strictest holds for all that have one. Waiting counts towards the deadline.
   */
  readonly concurrency?: number | undefined;
  /** How many requests to the API may start in `per` milliseconds; counts as `concurrency` does. Default: any number. */
  readonly rateLimit?: RateLimit | undefined;
  /** Where log lines go. Default: `console.error`, if `logLevel` or the environment variable `LIMNER_LOG` asks for lines. */
  readonly logger?: Logger | undefined;
  /** From which level on lines are written. Default: `LIMNER_LOG`, else `info` with a `logger` and `off` without one. */
  readonly logLevel?: LogLevel | undefined;
  /**
   * Allows a key in a web page, where whoever opens the page can read it and spend your credits. Default false: a key is
   * refused there. Workers, Deno and Bun need no leave.
   */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** Options of one call; what is left out comes from the client. */
export interface CallOptions {
  /** Ends the call in whatever it is waiting for; the reason is kept as `cause`. */
  readonly signal?: AbortSignal | undefined;
  readonly deadline?: number | undefined;
  readonly timeouts?: Timeouts | undefined;
  readonly retries?: number | undefined;
  readonly responseChecks?: ResponseChecks | undefined;
  /** Header fields to send beside the runtime's own; the key's header cannot be set here. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Body properties that the spec does not know; sent as they are, unchecked. */
  readonly extraBody?: Readonly<Record<string, unknown>> | undefined;
  /** The caller's own id for the request, where the provider takes one. Default: a random UUID. */
  readonly clientRequestId?: string | undefined;
  readonly hooks?: readonly Hook[] | undefined;
}

/** Options of a task's `submit`, `wait` and `run`. */
export interface TaskOptions extends CallOptions {
  readonly polling?: Polling | undefined;
  /** Called whenever the task's state was read. */
  readonly onProgress?: ((progress: TaskProgress) => void) | undefined;
}

/** What is known of a task. */
export interface TaskProgress {
  /** Id to resume by: `wait(taskId)`. */
  readonly taskId: string;
  readonly state: 'submitted' | 'pending' | 'done' | 'failed' | 'unknown';
  /** The provider's own word or number for the state; absent when just submitted. */
  readonly providerState?: string | number;
  /** Seconds the provider expects the task to take, where it says. */
  readonly estimatedSeconds?: number;
  /** Milliseconds since the call began. */
  readonly elapsed: number;
}
