/** Arguments and exit codes of `limner-codegen`. */
import { Command } from 'commander';
import { runGenerate } from './run-generate.ts';

/** Runs the command and returns its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('limner-codegen').description('Generates typed clients from provider specs.');
  program
    .command('generate')
    .description('Writes the packages of all providers, or of those named.')
    .argument('[provider...]', 'ids of providers; all without one')
    .option('--check', 'write nothing; exit with 1 when a generated file is not up to date', false)
    .option('--specs <folder>', 'where the specs are', 'specs')
    .option('--clients <folder>', 'where the packages are', 'packages/client')
    .action(async (providers: string[], options: { check: boolean; specs: string; clients: string }) => {
      code = await runGenerate({ ...options, providers, print: (line) => process.stdout.write(`${line}\n`) });
    });
  await program.parseAsync(argv);
  return code;
}
