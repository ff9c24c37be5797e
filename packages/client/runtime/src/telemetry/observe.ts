import type { ResponseInfo } from '../call/response-info.ts';
import type { ResolvedClient } from '../client/resolved-client.ts';
import type { HttpAnswer, HttpRequest } from '../exchange/http.ts';
import type { Operation } from '../operation.ts';
import { type Traced, tracing } from './tracing.ts';

/** What a thing that is observed came to. */
export interface Outcome {
  readonly response?: ResponseInfo;
  readonly answer?: Pick<HttpAnswer, 'status' | 'headers'>;
  readonly taskId?: string;
}

/** One call of an operation, without the hooks around it. */
export interface ObservedCall<T> {
  readonly kind: 'call';
  readonly operation: Operation;
  readonly input: unknown;
  /** Part of something that has an end of its own to tell of: a task, an upload. */
  readonly part: boolean;
  readonly outcome: (result: T) => Outcome;
}

/** One request and its answer. */
export interface ObservedRequest<T> {
  readonly kind: 'request';
  readonly operation: string;
  readonly request: Pick<HttpRequest, 'method' | 'url'>;
  /** The path as the operation has it, without values; absent for addresses that a provider named. */
  readonly template: string | undefined;
  /** Counted from 1. */
  readonly attempt: number;
  readonly outcome: (result: T) => Outcome;
}

/** The waiting for a task, with its creation where that is part of it. */
export interface ObservedTask<T> {
  readonly kind: 'task';
  /** The task's name, and the operation that creates it. */
  readonly name: string;
  readonly operation: Operation;
  readonly input: unknown;
  /** A task is part of nothing. */
  readonly part?: undefined;
  readonly outcome: (result: T) => Outcome;
}

/** What can be observed. */
export type Observed<T> = (ObservedCall<T> | ObservedRequest<T> | ObservedTask<T>) & { readonly kind: Traced };

/**
 * Carries something out and tells the tracing channels and the log of it. With neither a subscriber nor a log this is
 * `run()`, and what would tell of it is not even loaded. Neither can change what it comes to.
 */
export function observe<T>(client: ResolvedClient, what: Observed<T>, run: () => Promise<T>): Promise<T> {
  if (client.log === undefined && tracing(what.kind)?.hasSubscribers !== true) return run();
  // What cannot be loaded cannot tell; that is no reason to fail.
  return import('./observed.ts').then(({ observed }) => observed(client, what, run), run);
}
