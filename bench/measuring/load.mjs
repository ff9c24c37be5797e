/** Calls so many times, so many at once. CPU microseconds a call in this process, and the middle time in milliseconds. */
export async function load(call, { calls, concurrency }) {
  const times = new Float64Array(calls);
  let next = 0;
  const caller = async () => {
    while (next < calls) {
      const at = next;
      next += 1;
      const start = performance.now();
      await call();
      times[at] = performance.now() - start;
    }
  };
  globalThis.gc?.();
  const before = process.cpuUsage();
  await Promise.all(Array.from({ length: concurrency }, caller));
  const { user, system } = process.cpuUsage(before);
  times.sort();
  return { cpu: (user + system) / calls, p50: times[Math.floor(calls / 2)] };
}
