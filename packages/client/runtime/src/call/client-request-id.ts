import type { ResolvedClient } from '../client/resolved-client.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';

/** What an id may be made of. A provider that dislikes an id drops it without a word, so it is refused here. */
const allowed = /^[A-Za-z0-9._:-]{1,128}$/;

/**
 * The caller's id for a request, or a random one; undefined where the provider takes none.
 * @throws ConfigurationError for an id that could not be found again in the provider's logs
 */
export function clientRequestId(
  { contract, definition }: ResolvedClient,
  given: string | undefined,
): string | undefined {
  if (contract.meta.clientRequestId === undefined) return undefined;
  if (given === undefined) return crypto.randomUUID();
  if (allowed.test(given)) return given;
  throw new ConfigurationError({
    message: 'The option clientRequestId must be 1 to 128 letters, digits, ".", "_", ":" or "-".',
    category: 'configuration',
    provider: definition.id,
    phase: 'configuration',
  });
}
