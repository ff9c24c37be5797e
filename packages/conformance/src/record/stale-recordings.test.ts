import { expect, test } from 'vitest';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { staleRecordings } from './stale-recordings.ts';

const recorded = (recordedAt: string | undefined, provider = 'p'): ConformanceCase => ({
  name: `${provider}/a.get/recorded`,
  provider,
  operation: 'a.get',
  id: 'recorded',
  file: '',
  title: '',
  kind: 'success',
  provenance: { evidence: recordedAt === undefined ? 'documented' : 'recorded', source: '', recordedAt },
  client: {},
  call: { method: 'a.get' },
  exchange: [],
  expect: { value: 1 },
});

test('a recording is stale the day after its age, and what was never recorded never is', () => {
  const cases = [recorded('2026-08-23'), recorded(undefined)];
  expect(staleRecordings(cases, { today: '2026-11-21' })).toEqual([]);
  expect(staleRecordings(cases, { today: '2026-11-22' })).toEqual([
    { name: 'p/a.get/recorded', recordedAt: '2026-08-23', due: '2026-11-21' },
  ]);
});

test('a provider can have an age of its own', () => {
  const cases = [recorded('2026-10-01'), recorded('2026-10-01', 'quick')];
  const ages = new Map([['quick', '30d']]);
  expect(staleRecordings(cases, { today: '2026-11-21', ages })).toEqual([
    { name: 'quick/a.get/recorded', recordedAt: '2026-10-01', due: '2026-10-31' },
  ]);
});
