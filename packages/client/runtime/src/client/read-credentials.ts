import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ProviderDefinition, SecurityScheme } from '../operation.ts';
import { nearestName } from '../schema/nearest-name.ts';
import type { ClientOptions } from './options.ts';
import { readCredential } from './read-credential.ts';

/**
 * What proves who calls, by the name of its scheme; a provider with one key has it under `''`. A missing one is no error yet.
 * @throws ConfigurationError when one cannot be used; its text is never repeated
 */
export function readCredentials(definition: ProviderDefinition, options: ClientOptions): ReadonlyMap<string, string> {
  const { auth } = definition;
  const found = new Map<string, string>();
  const add = (name: string, { type, env }: { type?: SecurityScheme['type']; env: string }, given: Given): void => {
    const text = readCredential({ definition, ...given, variable: env, isPair: type === 'basic' });
    if (text !== undefined) found.set(name, text);
  };
  if (auth.scheme === 'several') {
    const given = givenBySchemes(definition, { schemes: auth.schemes, options });
    for (const [name, scheme] of Object.entries(auth.schemes)) add(name, scheme, given(name));
  } else {
    if (options.credentials !== undefined)
      throw refuse(definition, 'The option credentials is not for this provider: pass { apiKey }.');
    add('', { env: auth.env }, { given: options.apiKey, option: 'apiKey' });
  }
  return found;
}

/** What an option says of a credential. */
interface Given {
  readonly given: string | undefined;
  readonly option: string;
}

/** Tells what the options have for a scheme. */
function givenBySchemes(
  definition: ProviderDefinition,
  { schemes, options }: { schemes: Readonly<Record<string, SecurityScheme>>; options: ClientOptions },
): (name: string) => Given {
  const { apiKey, credentials = {} } = options;
  const names = Object.keys(schemes);
  for (const name of Object.keys(credentials))
    if (!names.includes(name)) throw refuse(definition, unknown(name, names));
  if (apiKey !== undefined) {
    if (names.length !== 1) throw refuse(definition, notOneKey(names));
    if (Object.keys(credentials).length > 0) throw refuse(definition, 'Give apiKey or credentials, not both.');
    return () => ({ given: apiKey, option: 'apiKey' });
  }
  return (name) => ({
    given: Object.hasOwn(credentials, name) ? credentials[name] : undefined,
    option: `credentials.${name}`,
  });
}

function notOneKey(names: readonly string[]): string {
  if (names.length === 0) return 'This API takes no key: leave apiKey out.';
  return `This API knows several kinds of keys: pass { credentials } with any of ${names.join(', ')}.`;
}

function unknown(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? `Known names: ${names.join(', ') || 'none'}.` : `Did you mean ${nearest}?`;
  return `Unknown name '${name.slice(0, 40)}' in the option credentials. ${hint}`;
}

function refuse(definition: ProviderDefinition, message: string): ConfigurationError {
  return new ConfigurationError({
    message,
    category: 'configuration',
    provider: definition.id,
    phase: 'configuration',
  });
}
