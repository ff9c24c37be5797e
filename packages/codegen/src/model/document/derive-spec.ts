/** What a provider.yaml would say of a document that has none. */
import { asObject, asString, type JsonObject } from '../../json.ts';
import type { ProviderSpec } from '../../parse/provider-spec.ts';
import { defaultErrors, usualEnvelope } from './default-errors.ts';
import type { PackageIdentity } from './package-identity.ts';
import type { ReadSecurity } from './read-security.ts';
import type { ReadServers } from './read-servers.ts';

/** Derives it. */
export function deriveSpec(
  document: JsonObject,
  { identity, security, servers }: { identity: PackageIdentity; security: ReadSecurity; servers: ReadServers },
): ProviderSpec {
  const info = asObject(document.info);
  const title = asString(info.title)?.trim() || identity.client;
  return {
    id: identity.id,
    client: identity.client,
    title,
    description: (asString(info.description) ?? asString(info.summary))?.trim() || `The API of ${title}.`,
    baseUrl: servers.baseUrl,
    ...(servers.servers && { servers: { ...servers.servers } }),
    // Several schemes stand in the model's `security`, which takes the place of this.
    auth: security.auth ?? { scheme: 'bearer', env: `${identity.env}_API_KEY` },
    docs: [],
    envelope: usualEnvelope,
    errors: defaultErrors,
    meta: { requestId: [{ header: 'x-request-id' }, { header: 'request-id' }] },
  };
}
