import type { ProviderDefinition } from '../operation.ts';

/** What an address must not get from a variable: another query, fragment, user or line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in it
const unfit = /[?#@\\\s\u0000-\u001f\u007f]/;

/**
 * The address of a server with its variables filled in.
 * @throws what `refuse` makes of a variable that is unknown or has a value that it cannot have
 */
export function serverAddress(
  address: string,
  {
    definition,
    given = {},
    refuse,
  }: {
    readonly definition: Pick<ProviderDefinition, 'serverVariables'>;
    /** The option `serverVariables`. */
    readonly given: Readonly<Record<string, string>> | undefined;
    readonly refuse: (message: string) => Error;
  },
): string {
  const { serverVariables: variables = {} } = definition;
  const known = Object.keys(variables).join(', ') || 'none';
  for (const [name, value] of Object.entries(given)) {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (variable === undefined)
      throw refuse(`Unknown server variable '${name.slice(0, 40)}'. Known variables: ${known}.`);
    if (variable.enum?.includes(value) === false)
      throw refuse(`The server variable ${name} must be one of ${variable.enum.join(', ')}.`);
    if (unfit.test(value))
      throw refuse(`The server variable ${name} holds a character that no address can have there.`);
  }
  return address.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    return (Object.hasOwn(given, name) ? given[name] : variables[name]?.default) ?? whole;
  });
}
