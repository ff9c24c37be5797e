import type { Command } from 'commander';
import { findProviders } from './providers.ts';

/** The providers to play: those named, which must be known, or all. Ends the command with 2 where there are none. */
export function chosenProviders(named: readonly string[], command: Command): readonly string[] {
  const known = findProviders();
  if (known.length === 0) {
    command.error('No provider package (@limner/<id>) is a dependency of @limner/conformance.', { exitCode: 2 });
  }
  for (const name of named.filter((provider) => !known.includes(provider))) {
    command.error(`There is no provider "${name}"; there are: ${known.join(', ')}.`, { exitCode: 2 });
  }
  return named.length > 0 ? named : known;
}
