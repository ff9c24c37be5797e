import { ConnectionError } from '../errors/connection-error.ts';
import type { LimnerError, LimnerErrorOptions } from '../errors/limner-error.ts';
import { plainCause } from '../errors/plain-cause.ts';
import { ProtocolError } from '../errors/protocol-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';
import { AddressFault } from '../transport/address-fault.ts';
import type { TransportFault } from '../transport/transport.ts';

/** Whose exchange failed, and what it was for: `Downloading the image from cdn.example.com`. */
export interface ForeignExchange extends Pick<LimnerErrorOptions, 'provider' | 'operation' | 'phase' | 'attempts'> {
  readonly what: string;
  readonly redact: (text: string) => string;
}

/**
 * The error for an exchange with a host that an answer named, and that failed below HTTP. The error contract is not asked:
 * it is about the API, not about where its images lie. Such exchanges cost nothing and may be repeated.
 */
export function foreignFault({ what, redact, ...place }: ForeignExchange, fault: TransportFault): LimnerError {
  if (fault instanceof AddressFault) return forbidden({ what, redact, ...place }, fault);
  const common = {
    ...place,
    message: redact(`${what} failed: ${fault.message}. ${nextStep(fault)}`),
    billable: 'no',
    retryable: fault.failure !== 'too-large',
    sent: fault.sent,
    cause: plainCause(fault, redact),
  } as const;
  switch (fault.failure) {
    case 'connect-timeout':
    case 'headers-timeout':
    case 'body-timeout':
      return new TimeoutError({ ...common, category: 'timeout' });
    case 'malformed':
    case 'too-large':
      return new ProtocolError({ ...common, category: 'protocol' });
    case 'dns':
    case 'refused':
    case 'unreachable':
    case 'tls':
    case 'reset':
    case 'closed':
      return new ConnectionError({ ...common, category: 'connection' });
  }
}

function nextStep({ failure, phase }: TransportFault): string {
  if (failure !== 'too-large') return 'Calling again is safe.';
  return phase === 'body' ? 'Raise maxResponseBytes.' : 'Pass a dispatcher of your own with a larger maxHeaderSize.';
}

/** Of the same kind as what `guardUrl` throws, which has seen the name but not where it leads. */
function forbidden({ what, redact, ...place }: ForeignExchange, fault: AddressFault): ProtocolError {
  const next =
    'Nothing was sent to it. If your own network answers for that name, pass a dispatcher or transport of your own.';
  return new ProtocolError({
    ...place,
    message: redact(`${what} failed: ${fault.message}. ${next}`),
    category: 'protocol',
    cause: plainCause(fault, redact),
  });
}
