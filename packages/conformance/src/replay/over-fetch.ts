import type { ExpectedError } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { TlsKind } from '../cases/tls-kind.ts';

/**
 * A case as it must come out over fetch. What must be different there stands here, as rules; the cases that cannot hold by
 * any rule are listed in `known-differences/fetch.yaml`.
 */
export function overFetch(planned: ConformanceCase): ConformanceCase {
  const { error } = planned.expect;
  if (error === undefined) return planned;
  return { ...planned, expect: { ...planned.expect, error: toldByFetch(error, planned) } };
}

/** Certificates that Node's fetch names a code for: nothing was sent, as over undici. */
const badCertificates: ReadonlySet<TlsKind | undefined> = new Set([
  'expired',
  'not-yet-valid',
  'self-signed',
  'unknown-authority',
  'wrong-name',
] as const);

function toldByFetch(error: ExpectedError, { fault, role, tls }: ConformanceCase): ExpectedError {
  const { category, sent } = error;
  if (badCertificates.has(tls)) return error;
  // Otherwise a fetch that fails before an answer does not say whether the request was sent, or the failing fetch is one that
  // the case hands in, whose word counts for nothing. So `no` becomes `maybe`, and the call is as retryable and as billable as
  // one whose connection was lost; the cases of that row hold which that is.
  if (category === 'connection' && sent === 'no') {
    const { retryable: _, billable: __, phase: ___, message: ____, attempts, cause, ...rest } = error;
    // So a read is tried again where it is in vain, as where the port answers in plain HTTP.
    const tried = fault === 'T1' && role === 'read' ? {} : { attempts };
    // Whatever went wrong, it says so in one text, as a TypeError that has the reason as its own cause.
    return { ...rest, ...tried, ...(cause === undefined ? {} : { cause: 'TypeError' }), sent: 'maybe' };
  }
  // Nor does it say why: an answer that is no HTTP is a connection that was lost.
  if (category === 'protocol' && sent === 'maybe') {
    return { ...error, class: 'ConnectionError', category: 'connection' };
  }
  // And of a body that ends too early it says no more than that it ended.
  if (category === 'connection' && sent === 'yes') {
    return { ...error, class: 'ProtocolError', category: 'protocol' };
  }
  // It decodes by itself, and gives what there is of an encoded body that was cut. That is no JSON, and a read of what is no
  // JSON costs nothing.
  if (fault === 'C2' && role === 'read' && category === 'protocol') return { ...error, billable: 'no' };
  return error;
}
