import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CaseFile } from '../cases/case-file.ts';
import { temporaryFolder } from '../test-support/temporary-folder.ts';
import { writeRecording } from './write-recording.ts';

const token = 'Zk3aQ9xT7mB2';
const noise = Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 73 + 41) % 251)).toString('base64');

function recorded(json: unknown): Omit<CaseFile, 'id'> {
  return {
    title: 'a',
    kind: 'success',
    provenance: { evidence: 'assumed', source: 'a test' },
    call: { method: 'credits.get' },
    exchange: [{ request: { method: 'GET', path: '/' }, answer: { status: 200, json } }],
    expect: { value: json },
  };
}

test.each([
  ['the key, encoded', Buffer.from('the-key-of-the-run').toString('hex')],
  ['a bearer token', `Bearer ${token}`],
  ['a signed address', `https://cdn.test/a.png?X-Amz-Signature=${token}`],
  ['an address of Azure', `https://cdn.test/a.png?sv=1&sig=${token}`],
  ['a cookie', { 'set-cookie': `a=${token}` }],
  ['an e-mail', 'someone.else@mail.limner.dev'],
  ['an account', { account_id: 'acc-778899' }],
  ['long base64, in a text whose lines would be folded', `\u0001${noise}`],
])('%s is refused, and nothing is written', (_, json) => {
  const directory = temporaryFolder();
  const write = (): string =>
    writeRecording({ directory, id: 'recorded', recorded: recorded(json), secrets: ['the-key-of-the-run'] });
  expect(write).toThrow(/recorded was not written, for it still holds what may not be committed:\n {2}line \d+: /);
  expect(write).not.toThrow(token);
  expect(readdirSync(directory)).toEqual([]);
});

test('what is clean is written under a free name, whole, and nothing else is left', () => {
  const directory = join(temporaryFolder(), 'credits.get');
  const write = (credits: number): string =>
    writeRecording({ directory, id: 'recorded', recorded: recorded({ credits }), secrets: ['the-key-of-the-run'] });
  const [first, second] = [write(1), write(2)];
  expect(readdirSync(directory).sort()).toEqual(['recorded-2.yaml', 'recorded.yaml']);
  expect(readFileSync(first, 'utf8')).toMatch(/^id: recorded\n[\s\S]*credits: 1\n/);
  expect(readFileSync(second, 'utf8')).toMatch(/^id: recorded-2\n[\s\S]*credits: 2\n/);
});
