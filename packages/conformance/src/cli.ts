#!/usr/bin/env node
/** The command line. Loads nothing newer than the oldest Node that could start it before its version is known to do. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `limner-conformance needs Node 22.19 or newer; this is ${process.versions.node}. Install a newer Node and run it again.`,
  );
  process.exitCode = 2;
} else {
  const { runProgram } = await import('./program.ts');
  await runProgram(process.argv);
}
