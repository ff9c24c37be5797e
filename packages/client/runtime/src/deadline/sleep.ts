import { longestTimer } from './longest-timer.ts';

/** Waits so many milliseconds; rejects with the signal's reason when it is aborted, and leaves no listener behind. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', abort);
        resolve();
      },
      Math.min(milliseconds, longestTimer),
    );
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });
}
