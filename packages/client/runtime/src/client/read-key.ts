import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ProviderDefinition } from '../operation.ts';

/** Printable ASCII without the space: all that a key of any provider is made of, and all that a header can carry. */
const keyCharacters = /^[\x21-\x7e]+$/;

/**
 * The key from the option, or from the provider's environment variable; undefined when there is none. Blanks around it,
 * such as the line end of a file that it was read from, are taken off.
 * @throws ConfigurationError when it cannot be a key; the text itself is never repeated
 */
export function readKey(definition: ProviderDefinition, option: string | undefined): string | undefined {
  const variable = definition.auth.env;
  const key = (option ?? readEnvironment(variable))?.trim();
  if (key === undefined || key === '') return undefined;
  if (keyCharacters.test(key)) return key;
  const source = option === undefined ? `environment variable ${variable}` : 'option apiKey';
  const hint = /^bearer\s/i.test(key) ? ' Leave the word "Bearer" out.' : '';
  throw new ConfigurationError({
    message: `The key in the ${source} holds a blank, a line break or another character that no key has.${hint} Copy it again.`,
    category: 'configuration',
    provider: definition.id,
    phase: 'configuration',
  });
}

function readEnvironment(name: string): string | undefined {
  return typeof process === 'undefined' ? undefined : process.env?.[name];
}
