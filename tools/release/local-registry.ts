import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Registry } from './registry.ts';
import { runPnpm } from './run.ts';

/** A registry on loopback, which is gone with the program that started it. */
export interface LocalRegistry {
  readonly url: string;
  /** The file that lets npm publish there. */
  readonly userconfig: string;
  readonly registry: Registry;
  close(): Promise<void>;
}

const program = join(import.meta.dirname, 'registry');

/** Starts an empty registry that keeps all it has in this folder. Installs itself at its first start. */
export async function startLocalRegistry(folder: string): Promise<LocalRegistry> {
  if (!existsSync(join(program, 'node_modules/verdaccio'))) {
    await runPnpm(['install', '--frozen-lockfile', '--prefer-offline'], { folder: program });
  }
  mkdirSync(folder, { recursive: true });
  const child = spawn(process.execPath, [join(program, 'serve.mjs'), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await addressOf(child);
  const userconfig = join(folder, 'npmrc');
  // npm sends nothing without a token; this registry takes any.
  writeFileSync(userconfig, `//${new URL(url).host}/:_authToken=local\nupdate-notifier=false\n`);
  const registry = new Registry({ url, folder, userconfig });
  return { url, userconfig, registry, close: () => end(child) };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout) {
    for await (const line of createInterface({ input: stdout })) if (line.startsWith('http://')) return line;
  }
  throw new Error('The local registry ended before it named its address: what it says stands above.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
