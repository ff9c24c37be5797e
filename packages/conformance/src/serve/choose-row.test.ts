import { expect, test } from 'vitest';
import type { ContractRow } from '../contract/contract.ts';
import { chooseRow, type FailureKind } from './choose-row.ts';
import { readServedProvider } from './served-provider.ts';

const chosen: readonly (readonly [provider: string, operation: string, kind: FailureKind, row: string])[] = [
  ['aiml', 'images.generate', 'key-missing', 'invalid-key'],
  ['aiml', 'images.generate', 'invalid-request', 'invalid-request'],
  ['aiml', 'images.generate', 'out-of-credits', 'plan-limit'],
  ['aiml', 'models.list', 'server-error', 'provider-error'],
  ['modelverse', 'images.generate', 'key-invalid', 'invalid-key-code'],
  ['modelverse', 'images.generate', 'invalid-request', 'invalid-parameter'],
  ['modelverse', 'images.generate', 'out-of-credits', 'key-quota'],
  ['modelverse', 'images.generate', 'server-error', 'internal-error'],
  ['pixwith', 'tasks.create', 'key-missing', 'invalid-api-key'],
  ['pixwith', 'tasks.create', 'invalid-request', 'other-client-error'],
  ['pixwith', 'tasks.create', 'out-of-credits', 'not-enough-credits'],
  ['pixwith', 'tasks.get', 'unknown-task', 'not-found'],
  ['segmind', 'qwenImage.generate', 'key-missing', 'key-missing'],
  ['segmind', 'qwenImage.generate', 'key-invalid', 'key-invalid'],
  ['segmind', 'qwenImage.generate', 'invalid-request', 'bad-request'],
  ['segmind', 'qwenImage.generate', 'content-type', 'content-type-refused'],
  ['segmind', 'qwenImage.generate', 'wrong-verb', 'method-not-allowed'],
  ['segmind', 'qwenImage.generate', 'unknown-path', 'model-not-found'],
  ['segmind', 'qwenImage.generate', 'out-of-credits', 'insufficient-credits'],
  ['segmind', 'requests.submit', 'server-error', 'submit-failed'],
  ['segmind', 'requests.status', 'unknown-task', 'record-expired'],
  ['segmind', 'requests.result', 'task-failed', 'job-failed'],
];

test.each(chosen)('%s tells at %s of %s by its row %s', (provider, operation, kind, row) => {
  const { errors } = readServedProvider(provider).contract;
  expect(chooseRow(errors, { kind, operation })?.id).toBe(row);
});

test('a contract without a fitting row has none', () => {
  expect(chooseRow([], { kind: 'rate-limited', operation: undefined })).toBeUndefined();
});

test('a refused key is not told to be missing, though that row comes first', () => {
  const row = (id: string, error: string): ContractRow => ({
    id,
    when: {},
    then: { class: 'Authentication', category: 'auth', retry: 'never', billable: 'no', retryAfter: [] },
    example: { status: 401, json: { error } },
    evidence: 'documented',
  });
  const rows = [row('missing', 'The key is missing'), row('wrong', 'The key is unknown')];
  expect(chooseRow(rows, { kind: 'key-invalid', operation: undefined })?.id).toBe('wrong');
});
