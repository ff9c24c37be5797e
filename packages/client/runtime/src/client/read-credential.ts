import { ConfigurationError } from '../errors/configuration-error.ts';
import type { ProviderDefinition } from '../operation.ts';

/** Printable ASCII without the space: all that a key of any provider is made of, and all that a header can carry. */
const keyCharacters = /^[\x21-\x7e]+$/;
/** A user and a password, which travel as base64 and may hold anything that is one line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in it
const userAndPassword = /^[^\u0000-\u001f\u007f:]*:[^\u0000-\u001f\u007f]*$/;

/** A credential, and where it may come from. */
export interface CredentialSource {
  readonly definition: ProviderDefinition;
  /** What the option gave. */
  readonly given: string | undefined;
  /** The option, as an error names it. */
  readonly option: string;
  /** The environment variable. */
  readonly variable: string;
  /** Whether it is a user and a password; else it is a key. */
  readonly isPair: boolean;
}

/**
 * A credential from its option or from the environment; undefined when there is none. Blanks around it, such as the line
 * end of a file that it was read from, are taken off.
 * @throws ConfigurationError when it cannot be one; the text itself is never repeated
 */
export function readCredential({ definition, given, option, variable, isPair }: CredentialSource): string | undefined {
  const key = (given ?? readEnvironment(variable))?.trim();
  if (key === undefined || key === '') return undefined;
  if ((isPair ? userAndPassword : keyCharacters).test(key)) return key;
  const source = given === undefined ? `environment variable ${variable}` : `option ${option}`;
  const hint = /^bearer\s/i.test(key) ? ' Leave the word "Bearer" out.' : '';
  const fault = 'holds a blank, a line break or another character that no key has';
  throw new ConfigurationError({
    message: `The key in the ${source} ${isPair ? 'is no user:password in one line' : fault}.${hint} Copy it again.`,
    category: 'configuration',
    provider: definition.id,
    phase: 'configuration',
  });
}

function readEnvironment(name: string): string | undefined {
  return typeof process === 'undefined' ? undefined : process.env?.[name];
}
