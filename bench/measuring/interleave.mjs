import { median } from '../report/median.mjs';
import { load } from './load.mjs';

/**
 * Lets the contenders take turns, each round beginning with another one, and gives the medians: CPU microseconds a call,
 * middle milliseconds, and both as ratios to the first contender within the same round.
 */
export async function interleave(contenders, { rounds, warmUp, calls, concurrency }) {
  for (const { call } of contenders) await load(call, { calls: warmUp, concurrency });
  const measured = contenders.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const index = (round + turn) % contenders.length;
      measured[index].push(await load(contenders[index].call, { calls, concurrency }));
    }
  }
  const ratios = (own, field) => own.map((one, round) => one[field] / measured[0][round][field]);
  return contenders.map(({ name }, index) => ({
    name,
    cpu: median(measured[index].map(({ cpu }) => cpu)),
    p50: median(measured[index].map(({ p50 }) => p50)),
    cpuRatio: median(ratios(measured[index], 'cpu')),
    p50Ratio: median(ratios(measured[index], 'p50')),
  }));
}
