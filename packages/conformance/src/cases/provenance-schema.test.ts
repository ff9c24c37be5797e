import { expect, test } from 'vitest';
import { provenanceSchema } from './provenance-schema.ts';

const made = { recordedAt: '2026-11-21', recorder: '@limner/conformance 0.1.0' };
const messages = (given: object): string[] =>
  provenanceSchema.safeParse(given).error?.issues.map(({ message }) => message) ?? [];

test('what is recorded says when and by what', () => {
  expect(messages({ evidence: 'recorded', source: 'https://api.segmind.com', ...made })).toEqual([]);
  expect(messages({ evidence: 'recorded', source: 'https://api.segmind.com' })).toEqual([
    expect.stringContaining('never by hand'),
  ]);
});

test('what was recorded on loopback is no evidence', () => {
  expect(messages({ evidence: 'recorded', source: 'http://127.0.0.1:4010', ...made })).toEqual([
    expect.stringContaining('rehearsal'),
  ]);
  expect(messages({ evidence: 'assumed', source: 'http://127.0.0.1:4010', ...made })).toEqual([]);
});
