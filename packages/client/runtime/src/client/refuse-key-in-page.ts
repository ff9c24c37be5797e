import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ProviderDefinition } from '../operation.ts';
import { isPage } from '../platform/is-page.ts';

/** @throws ConfigurationError in a web page, unless the caller allows it by name: its visitors could read the key */
export function refuseKeyInPage(definition: ProviderDefinition, allowed: boolean | undefined): void {
  if (allowed === true || !isPage()) return;
  throw new ConfigurationError({
    message:
      'A key in a web page can be read, and spent, by anyone who visits it. Call the provider from a server of yours, and ' +
      'that from the page. Where every visitor may have the key, pass { dangerouslyAllowBrowser: true }.',
    category: 'configuration',
    provider: definition.id,
    phase: 'configuration',
  });
}
