import type { TransportFailure } from '../errors/error-contract.ts';
import { TransportFault, type TransportPhase } from './transport.ts';

/** What an error of undici or Node says about itself. */
interface SystemError {
  readonly code: string;
  readonly syscall: string;
  readonly message: string;
}

/** Codes of a certificate that is not taken, as OpenSSL and Node name them. */
const ofCertificate = /ERR_TLS|CERT|CRL|_SIGNATURE|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)/;

/** Families of error codes, tried in order; a family outlives the single names that a release of Node or undici adds. */
const families: readonly (readonly [TransportFailure, (error: SystemError, phase?: TransportPhase) => boolean])[] = [
  ['connect-timeout', ({ code }) => code === 'UND_ERR_CONNECT_TIMEOUT'],
  ['headers-timeout', ({ code }) => code === 'UND_ERR_HEADERS_TIMEOUT'],
  ['body-timeout', ({ code }) => code === 'UND_ERR_BODY_TIMEOUT'],
  ['dns', ({ code, syscall }) => /^getaddrinfo|^query/.test(syscall) || /^(ENOTFOUND|EAI_)/.test(code)],
  ['refused', ({ code }) => code === 'ECONNREFUSED'],
  // TLS can also break under a request that is gone; a certificate is looked at before.
  ['tls', ({ code }, phase) => (/^(ERR_O?SSL|EPROTO$)/.test(code) ? phase === 'connect' : ofCertificate.test(code))],
  ['too-large', ({ code }) => /OVERFLOW|EXCEEDED/.test(code)],
  [
    'malformed',
    ({ code, message }) =>
      /^HPE_|^HTTPParserError|MISMATCH/.test(code) || (code === 'UND_ERR_SOCKET' && /^bad /.test(message)),
  ],
  ['connect-timeout', ({ code }, phase) => phase === 'connect' && code === 'ETIMEDOUT'],
  // An end in the middle of a body is a cut answer: its length or its last chunk is missing.
  ['malformed', ({ code }, phase) => phase === 'body' && code === 'UND_ERR_SOCKET'],
  ['closed', ({ code }) => /^UND_ERR_(SOCKET|CLOSED|DESTROYED|ABORTED)/.test(code)],
];

const meaning: Readonly<Record<TransportFailure, string>> = {
  dns: 'the host name could not be resolved',
  refused: 'the connection was refused',
  unreachable: 'the host could not be reached',
  tls: 'no secure connection could be made',
  'connect-timeout': 'the connection did not stand in time',
  'headers-timeout': 'the answer did not start in time',
  'body-timeout': 'the answer stalled',
  reset: 'the connection was reset',
  closed: 'the connection was closed before the answer',
  malformed: 'the answer is cut or is no valid HTTP',
  'too-large': 'the answer is larger than allowed',
};

/** The fault that an error of undici or of Node's sockets amounts to. */
export function toFault(cause: unknown, at: { sent: 'no' | 'maybe'; phase: TransportPhase }): TransportFault {
  if (cause instanceof TransportFault) return cause;
  const error = innermost(cause);
  const failure = familyOf(error, at.phase) ?? unknownFailure(at.phase);
  const detail = error.code === 'UND_ERR_HEADERS_OVERFLOW' ? `its header: ${error.code}` : error.code || error.message;
  return faultOf(failure, { ...at, detail, cause });
}

/** Whether an error tells by its code or its system call, whatever was known before, that no connection was made. */
export function isUnconnected(cause: unknown): boolean {
  const error = innermost(cause);
  if (error.syscall === 'connect' || error.code === 'UND_ERR_CONNECT_TIMEOUT') return true;
  const failure = familyOf(error);
  return failure === 'dns' || failure === 'refused' || failure === 'tls';
}

/** A fault with the usual wording for its kind. */
export function faultOf(
  failure: TransportFailure,
  at: { sent: 'no' | 'maybe'; phase: TransportPhase; detail?: string; cause?: unknown },
): TransportFault {
  const detail = at.detail ? ` (${at.detail})` : '';
  return new TransportFault({ ...at, failure, message: `${meaning[failure]}${detail}` });
}

/** What an error is by its family, also where its phase is not known. */
function familyOf(error: SystemError, phase?: TransportPhase): TransportFailure | undefined {
  return families.find(([, matches]) => matches(error, phase))?.[0];
}

/** Besides those of a family: a host or a net out of reach, a route that is forbidden, and what is named one day. */
function unknownFailure(phase: TransportPhase): TransportFailure {
  return phase === 'connect' ? 'unreachable' : 'reset';
}

/** A connection that was tried on several addresses fails with an aggregate; its first member tells why. */
function innermost(error: unknown): SystemError {
  if (error instanceof AggregateError && error.errors.length > 0) return innermost(error.errors[0]);
  if (!(error instanceof Error)) return { code: '', syscall: '', message: String(error) };
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown }; // Node's own fields, read as unknown
  if (typeof code !== 'string' && error.cause instanceof Error) return innermost(error.cause);
  return {
    code: typeof code === 'string' ? code : error.name,
    syscall: typeof syscall === 'string' ? syscall : '',
    message: error.message,
  };
}
