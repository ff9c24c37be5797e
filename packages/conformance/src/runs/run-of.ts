import type { Hello } from '../client-program/protocol.ts';
import type { ReportedRun } from '../reporting/report.ts';

/** What the report calls the run of a client: `node-26-undici`, and with another client's name before it. */
export function runOf({ name, runtime, transport }: Hello): Omit<ReportedRun, 'milliseconds'> {
  const [platform = runtime, version = ''] = runtime.split(' ');
  const words = [name === 'limner' ? '' : name, platform, version.split('.')[0] ?? '', transport];
  const id = words
    .map((word) => word.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'))
    .filter((word) => word !== '')
    .join('-');
  return { id, node: platform === 'node' ? version : runtime, transport, client: name };
}
