import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** The longest in milliseconds that a timer of a good run lasts after it: what a rate limit has to remember. */
const ending = 1000;

/** What keeps a process alive and may not be there when all calls are over. */
const kinds = ['Timeout', 'TCPSocketWrap', 'TLSWrap', 'GetAddrInfoReqWrap', 'TCPConnectWrap', 'FSReqPromise'];

/** What still keeps this process alive though all calls have ended: it would keep the user's program alive as well. */
export async function leftBehind(): Promise<readonly string[]> {
  const left = (): string[] => process.getActiveResourcesInfo().filter((name) => kinds.includes(name));
  const until = performance.now() + ending;
  while (left().length > 0 && performance.now() < until) await setImmediate();
  return left();
}
