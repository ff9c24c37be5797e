import { expect, test } from 'vitest';
import type { WrittenAnswer } from '../cases/case-file.ts';
import type { ConformanceCase } from '../cases/conformance-case.ts';
import { contradictions } from './contradictions.ts';

function known(json: unknown, more: Partial<ConformanceCase> = {}): ConformanceCase {
  return {
    name: 'p/credits.get/balance',
    provider: 'p',
    operation: 'credits.get',
    id: 'balance',
    file: '',
    title: '',
    kind: 'success',
    provenance: { evidence: 'documented', source: '' },
    client: {},
    call: { method: 'credits.get' },
    exchange: [{ request: { method: 'GET', path: '/' }, steps: [{ respond: { status: 200, json } }] }],
    expect: { value: json },
    ...more,
  };
}

const answer = (json: unknown, status = 200): WrittenAnswer => ({ status, json });

test('a recording of the same shape contradicts nothing', () => {
  const cases = [known({ credits: 1, items: [{ id: 'a' }] })];
  expect(contradictions({ answer: answer({ credits: 41.5, items: [{ id: 'b' }, { id: 'c' }] }), cases })).toEqual([]);
});

test('a member of another type is told with the case that has it otherwise', () => {
  expect(contradictions({ answer: answer({ credits: '41.5' }), cases: [known({ credits: 1 })] })).toEqual([
    '/credits was recorded as string; p/credits.get/balance has number',
  ]);
});

test('one case that shows it so is enough', () => {
  const cases = [known({ credits: 1 }), known({ credits: null })];
  expect(contradictions({ answer: answer({ credits: null }), cases })).toEqual([]);
});

test('a member that no case has is told, in lists too', () => {
  expect(
    contradictions({ answer: answer({ items: [{ id: 'a', age: 1 }] }), cases: [known({ items: [{ id: 'a' }] })] }),
  ).toEqual(['/items/*/age was recorded; no case has it']);
});

test('another status is told', () => {
  expect(contradictions({ answer: answer({}, 201), cases: [known({})] })).toEqual([
    'the status 201 was recorded; the cases know 200',
  ]);
});

test('cases of failures and of drift are no measure', () => {
  const cases = [
    known({ credits: 1 }),
    known({ credits: 'a' }, { kind: 'fault' }),
    known({ credits: 'a' }, { expect: { value: {}, drift: [{ path: '/credits', rule: 'type' }] } }),
  ];
  expect(contradictions({ answer: answer({ credits: 'b' }), cases })).toHaveLength(1);
  expect(contradictions({ answer: answer({ credits: 'b' }), cases: cases.slice(1) })).toEqual([]);
});
