import type { ConformanceCase } from '../cases/conformance-case.ts';
import type { RawServer } from '../wire/raw-server.ts';

/**
 * Checks that a case with a TLS server tried to speak TLS, as often as the error says that it was tried, and that no request
 * came in plain text instead. One line a difference.
 */
export function checkHandshakes(
  { tls, expect }: Pick<ConformanceCase, 'tls' | 'expect'>,
  { handshakes, requests }: Pick<RawServer, 'handshakes' | 'requests'>,
): string[] {
  if (tls === undefined) return [];
  const plain = requests.findIndex(({ elsewhere, secure }) => !elsewhere && !secure);
  const attempts = tls === 'valid' ? undefined : expect.error?.attempts;
  return [
    ...(handshakes === 0 ? ['expected a TLS handshake, none was begun'] : []),
    ...(plain < 0 ? [] : [`request ${plain + 1}: came in plain text to a TLS server`]),
    ...(handshakes > 0 && attempts !== undefined && handshakes !== attempts
      ? [`expected ${attempts} TLS handshakes, saw ${handshakes}`]
      : []),
  ];
}
