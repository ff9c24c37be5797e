import type { Limits } from './limits.ts';
import { Turns } from './turns.ts';

/** Whose turns are asked for. */
export interface TurnsOwner {
  readonly apiKey: string;
  /** Host and port of the API. */
  readonly host: string;
  readonly limits: Limits;
}

/** Where two copies of this package in one process meet; the number changes with what they must agree on. */
const place = Symbol.for('@limner/runtime turns 1');

/**
 * The turns that all clients of this process with the same key and host take, with the limits of this client added. They
 * are found by a hash, so that the list of them holds no key, and are forgotten with the last of their clients.
 */
export async function turnsOf({ apiKey, host, limits }: TurnsOwner): Promise<Turns> {
  const name = await digest(`${host} ${apiKey}`);
  const known = registry();
  let turns = known.get(name)?.deref();
  if (turns === undefined) {
    turns = new Turns();
    known.set(name, new WeakRef(turns));
    forgotten.register(turns, name);
  }
  turns.limit(limits);
  return turns;
}

const forgotten = new FinalizationRegistry<string>((name) => {
  const known = registry();
  // There may be new ones by the same name.
  if (known.get(name)?.deref() === undefined) known.delete(name);
});

function registry(): Map<string, WeakRef<Turns>> {
  const shared = globalThis as { [place]?: Map<string, WeakRef<Turns>> }; // a name of our own
  shared[place] ??= new Map();
  return shared[place];
}

async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return new Uint8Array(hash).join();
}
