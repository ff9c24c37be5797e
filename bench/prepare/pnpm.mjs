import { spawnSync } from 'node:child_process';

/** Runs pnpm: the one that runs us, or the one that the README names. */
export function pnpm(args, { cwd }) {
  const own = process.env.npm_execpath;
  const [command, ...first] = own?.includes('pnpm') ? asCommand(own) : ['npx', '--yes', 'pnpm@12'];
  const { status, stdout, stderr, error } = spawnSync(command, [...first, ...args], { cwd, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`pnpm ${args.join(' ')} failed (exit ${status}):\n${stdout}${stderr}`);
  return stdout;
}

function asCommand(file) {
  return /\.[cm]?js$/.test(file) ? [process.execPath, file] : [file];
}
