import { brandAs, hasBrand } from './brand.ts';
import type { Billable, ErrorCategory } from './error-contract.ts';

/** Whether the request left this process: `yes` when the provider answered it, `maybe` when nobody can tell. */
export type Sent = 'no' | 'maybe' | 'yes';

/** What the call was doing when it failed. */
export type Phase =
  | 'configuration'
  | 'validation'
  | 'queue'
  | 'connect'
  | 'request'
  | 'headers'
  | 'body'
  | 'backoff'
  | 'poll'
  | 'download'
  | 'decode';

/** What an error is made of. Texts must be free of the key already. */
export interface LimnerErrorOptions {
  /** What happened and what to do next; the constructor puts `[provider operation]` in front. */
  readonly message: string;
  readonly category: ErrorCategory;
  readonly provider: string;
  readonly operation?: string | undefined;
  readonly code?: string | number | undefined;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  readonly taskId?: string | undefined;
  readonly retryable?: boolean | undefined;
  readonly billable?: Billable | undefined;
  readonly sent?: Sent | undefined;
  readonly attempts?: number | undefined;
  readonly phase: Phase;
  /** Milliseconds the provider asks to wait. */
  readonly retryAfter?: number | undefined;
  readonly headers?: Headers | undefined;
  readonly body?: unknown;
  readonly cause?: unknown;
}

/** The base of every error that a Limner client throws. */
export class LimnerError extends Error {
  static {
    brandAs(LimnerError, 'LimnerError');
  }

  /** True for any error of any Limner client, whichever copy of the runtime threw it. */
  static is(value: unknown): value is LimnerError {
    return hasBrand(value, 'LimnerError');
  }

  readonly category: ErrorCategory;
  /** The provider's id, as in the package name. */
  readonly provider: string;
  /** Dotted id of the operation. */
  declare readonly operation?: string;
  /** The provider's own code for the failure. */
  declare readonly code?: string | number;
  declare readonly status?: number;
  /** The provider's id for the request, to be quoted to its support. */
  declare readonly requestId?: string;
  /** Id of the task that the call was about: `wait(taskId)` takes it up again. */
  declare readonly taskId?: string;
  /** Whether sending the same request again is safe: it costs nothing twice. */
  readonly retryable: boolean;
  /** Whether the failed call can cost money. */
  readonly billable: Billable;
  readonly sent: Sent;
  /** How many times the request was tried. */
  readonly attempts: number;
  readonly phase: Phase;
  /** Milliseconds the provider asks to wait. */
  declare readonly retryAfter?: number;
  /** The answer's header; not printed with the error. */
  declare readonly headers?: Headers;
  /** The answer's body, parsed where it is JSON, with the key taken out; not printed with the error. */
  declare readonly body?: unknown;

  constructor(options: LimnerErrorOptions) {
    const where = options.operation === undefined ? options.provider : `${options.provider} ${options.operation}`;
    super(`[${where}] ${options.message}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.category = options.category;
    this.provider = options.provider;
    this.retryable = options.retryable ?? false;
    this.billable = options.billable ?? 'no';
    this.sent = options.sent ?? 'no';
    this.attempts = options.attempts ?? 0;
    this.phase = options.phase;
    for (const name of ['operation', 'code', 'status', 'requestId', 'taskId', 'retryAfter'] as const) {
      if (options[name] !== undefined) Object.defineProperty(this, name, field(options[name], true));
    }
    for (const name of ['headers', 'body'] as const) {
      if (options[name] !== undefined) Object.defineProperty(this, name, field(options[name], false));
    }
  }

  /** The facts without header and body, which may hold prompts and signed addresses. */
  toJSON(): Record<string, unknown> {
    const { cause, name, message } = this;
    const facts: Record<string, unknown> = { name, message };
    for (const [key, value] of Object.entries(this)) facts[key] = value;
    if (cause instanceof Error) facts.cause = { name: cause.name, message: cause.message };
    return facts;
  }
}

function field(value: unknown, enumerable: boolean): PropertyDescriptor {
  return { value, enumerable, configurable: true, writable: true };
}
