import type { FailingNetwork, SpyHook } from '../cases/case-file.ts';

/** What is to be told of a call beside its value or error. */
export interface Observe {
  /** Of each image that is expected, in order: whether its bytes are read, and under which name it is saved. */
  readonly images?: readonly { readonly bytes: boolean; readonly saveAs?: string }[];
  readonly response?: true;
  readonly progress?: true;
  readonly log?: true;
  readonly events?: true;
}

/** A call to make through the public surface of the client; its values are plain, see `plain-value.ts`. */
export interface OrderedCall {
  /** Dotted: `images.generate`. */
  readonly method: string;
  /** Absent where the call has no input. */
  readonly input?: unknown;
  readonly options: Readonly<Record<string, unknown>>;
  readonly observe: Observe;
}

/** Where the requests of a case go: to the loopback server, or to nobody. */
export type Reach =
  | { readonly kind: 'loopback' }
  /** The case names a host of the world: a request to it must fail, and may not leave the machine. */
  | { readonly kind: 'nowhere' }
  /** Every request fails as this network does. */
  | ({ readonly kind: 'failing' } & Omit<FailingNetwork, 'tried'>);

/** All that a client program has to know to play a case; what must come of it stays with the runner. */
export interface CaseOrder {
  /** Unique in the run. */
  readonly id: string;
  /** Id of the provider whose client is to be made: `segmind`. */
  readonly provider: string;
  /** Options of the client, its `baseUrl` on the loopback server and its `apiKey` among them; plain values. */
  readonly client: Readonly<Record<string, unknown>>;
  readonly reach: Reach;
  readonly call: OrderedCall;
  /** Calls on the same client that are begun before. The own call begins when `begun` is told, or these have ended. */
  readonly beside: readonly OrderedCall[];
  /** Calls on the same client that are made one after another before. */
  readonly before: readonly OrderedCall[];
  readonly hooks?: { readonly client?: readonly SpyHook[]; readonly call?: readonly SpyHook[] };
  /** The own call and the reading of its images are made with a signal. */
  readonly signal: boolean;
  /** The caller has given up before the call begins. */
  readonly aborted: boolean;
  /** Origins of the servers of this case. */
  readonly origins: readonly string[];
  /** Texts that may not be printed: what holds none of them need not be told under `printed`. */
  readonly secrets: readonly string[];
  /** Resident memory is to be sampled while the call runs. */
  readonly memory?: true;
  /** Milliseconds by which the system's clock is set forward, or back, when `begun` is told. */
  readonly clock?: number;
  /** Certificate (PEM) of the authority that the client is to trust. */
  readonly authority?: string;
}
