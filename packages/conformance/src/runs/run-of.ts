import { errorMembers, type Hello } from '../client-program/protocol.ts';
import type { ReportedRun } from '../reporting/report.ts';

/** What the report calls the run of a client: `node-26-undici`, and with another client's name before it. */
export function runOf({ name, runtime, transport, errorMembers: known }: Hello): Omit<ReportedRun, 'milliseconds'> {
  const [platform = runtime, version = ''] = runtime.split(' ');
  const words = [name === 'limner' ? '' : name, platform, version.split('.')[0] ?? '', transport];
  const id = words.flatMap((word) => word.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-');
  const notCompared = errorMembers.filter((member) => !known.includes(member));
  const node = platform === 'node' ? version : runtime;
  return { id, node, transport, client: name, ...(notCompared.length > 0 ? { notCompared } : {}) };
}
