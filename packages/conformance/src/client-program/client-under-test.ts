import type { CaseOrder } from './case-order.ts';
import type { CaseAnswer, Hello, Released } from './protocol.ts';

/** What came of an order: an answer, that the client cannot do it, or that the program itself failed. */
export type Played =
  | { readonly kind: 'answer'; readonly answer: CaseAnswer }
  | { readonly kind: 'unsupported'; readonly reason: string }
  | { readonly kind: 'fault'; readonly problem: string };

/** A case that a client plays. */
export interface RunningCase {
  /** Fulfilled in any case, at the latest some time after the order. */
  readonly played: Promise<Played>;
  /** The first request has reached the server. */
  begun(): void;
  /** The caller gives up now. */
  giveUp(): Promise<void>;
  /** Closes the client; asked once, when the case was played. */
  release(): Promise<Released>;
}

/** A client that cases are played against: in this process, or a program of its own. */
export interface ClientUnderTest {
  readonly hello: Hello;
  /** Begins a case; several may run at a time. */
  begin(order: CaseOrder): RunningCase;
  /** Ends the client; gives what it left behind that would keep a program alive. */
  end(): Promise<readonly string[]>;
}
