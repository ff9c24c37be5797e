#!/usr/bin/env node
/** Entry of the command: says clearly that Node is too old before anything newer is touched. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `limner-codegen needs Node 22.19 or newer; this is ${process.versions.node}. Install a newer Node and run it again.\n`,
  );
  process.exitCode = 2;
} else {
  // Compiled code is kept between runs, where Node can: of a run with nothing to do, loading is the greater part.
  const { enableCompileCache } = await import('node:module');
  enableCompileCache();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv);
}
