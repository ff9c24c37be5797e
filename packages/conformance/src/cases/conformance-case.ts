import type { Call, CaseFile, Expectation, ExpectedRequest, Sample, Step } from './case-file.ts';
import type { FaultClass } from './fault-classes.ts';
import type { Role } from './roles.ts';
import type { TlsKind } from './tls-kind.ts';

/** One exchange of a case that is ready to run: the request is there, and what the server does is a list of steps. */
export interface PlannedExchange {
  readonly request: ExpectedRequest;
  readonly steps: readonly Step[];
  /** It must come to the second host. */
  readonly elsewhere?: true;
  /** Milliseconds that must lie between the previous answer and this request. */
  readonly after?: number;
}

/** A case joined with the sample that it borrows from: what the runner plays. */
export interface ConformanceCase {
  /** `<provider>/<operation>/<id>`: unique in the whole suite. */
  readonly name: string;
  readonly provider: string;
  /** The operation or method that the case stands under in the matrix. */
  readonly operation: string;
  readonly id: string;
  /** The file that the case was read from. */
  readonly file: string;
  readonly title: string;
  readonly kind: CaseFile['kind'];
  readonly provenance: CaseFile['provenance'];
  /** The class of faults that the case belongs to. */
  readonly fault?: FaultClass;
  /** The role in which the operation plays a fault that is written for all. */
  readonly role?: Role;
  /** Id of the error row that the case proves. */
  readonly row?: string;
  /** Client options beside the runner's own; placeholders not yet filled. */
  readonly client: Readonly<Record<string, unknown>>;
  readonly call: Sample['call'];
  /** Other calls on the same client, begun before. */
  readonly beside?: readonly { readonly call: Call; readonly expect: Expectation }[];
  /** Other calls on the same client, made one after another before. */
  readonly before?: readonly { readonly call: Call; readonly expect: Expectation }[];
  readonly hooks?: CaseFile['hooks'];
  readonly aborted?: true;
  readonly network?: CaseFile['network'];
  readonly handshake?: readonly Step[];
  readonly tls?: TlsKind;
  /** How far the system's clock is set forward, or back, while the call is under way: `1h`, `-1h`. */
  readonly clock?: string;
  readonly atOnce?: number;
  readonly exchange: readonly PlannedExchange[];
  readonly expect: CaseFile['expect'];
}
