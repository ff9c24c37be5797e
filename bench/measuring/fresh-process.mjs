import { spawnSync } from 'node:child_process';
import { median } from '../report/median.mjs';

/**
 * Runs programs in fresh processes, in turn, and gives for each what it takes over the first one: milliseconds from start
 * to end, and of CPU. A program tells its CPU microseconds as its only output.
 * @param {{ name: string, args: string[] }[]} programs
 */
export function overBareStart(programs, { rounds }) {
  const measured = programs.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < programs.length; turn += 1) {
      const index = (round + turn) % programs.length;
      measured[index].push(run(programs[index]));
    }
  }
  const middle = (index, field) => median(measured[index].map((one) => one[field]));
  return programs.map(({ name }, index) => ({
    name,
    wall: middle(index, 'wall'),
    wallOver: middle(index, 'wall') - middle(0, 'wall'),
    cpuOver: middle(index, 'cpu') - middle(0, 'cpu'),
  }));
}

function run({ name, args }) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`The start of ${name} failed (exit ${status}):\n${stderr}`);
  return { wall, cpu: Number(stdout) / 1000 };
}
