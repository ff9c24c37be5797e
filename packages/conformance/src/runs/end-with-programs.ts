import { killPrograms } from '../client-program/program-process.ts';

/** Exit codes of a shell for a program that a signal ended. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const;

/** From now on no program of ours outlives this one, whichever way it ends. Gives what ends them, and takes that back. */
export function endWithPrograms(): () => void {
  // To exit is to end them; by itself a signal would not.
  const interrupted = (signal: keyof typeof codes): never => process.exit(codes[signal]);
  process.on('exit', killPrograms);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  return () => {
    // Where a run could not begin, another one may still be under way.
    killPrograms();
    process.off('exit', killPrograms);
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
  };
}
