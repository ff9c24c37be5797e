import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findProviders, packageDirectory, providerFile } from '../providers/providers.ts';
import { findCanaries } from './canaries.ts';
import { numberFor, placeholderFor } from './placeholder.ts';

// Written in two pieces, so that no scanner of secrets takes this file for a finding.
const pieces = (...parts: string[]): string => parts.join('');
const token = 'Zk3aQ9xT7mB2';
const noise = Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 73 + 41) % 251)).toString('base64');

const secrets: Readonly<Record<string, readonly string[]>> = {
  'private key': [pieces('-----BEGIN RSA PRIVATE', ' KEY-----')],
  key: [
    pieces('s', 'k-proj-abcdEFGH12345678'),
    pieces('SG_', '0123456789abcdef'),
    pieces('key_', '0123456789abcdef'.repeat(2)),
  ],
  'JSON web token': [pieces('ey', 'JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln')],
  'bearer token': [`Bearer ${token}`],
  'credential header': [`x-api-key: ${token}`, `- [set-cookie, 'sid=${token}; Path=/']`, `"Cookie":"a=${token}"`],
  'signed address': [
    `https://bucket.test/a.png?X-Amz-Date=20261121T000000Z&X-Amz-Signature=${token}`,
    `https://cdn.test/a.png?Expires=1795219200&Signature=${token}&Key-Pair-Id=K${token}`,
    `https://account.blob.test/a.png?sv=2024-11-04&se=2026-11-22&sp=r&sig=${token}%3D`,
    `https://cdn.test/a.png?token=${token}`,
  ],
  'signature or token': [`"policy": "${token}"`, `x-amz-signature: ${token}`, `{"access_token":"${token}"}`],
  'address with a password': ['https://me:pass1234@host.test/'],
  'e-mail': ['someone.else@mail.limner.dev'],
  account: ['"user_id": 123456', 'organization_id: org-77aa', '"workspaceId":"w-81233"'],
  'long base64': [`image: ${noise}`],
};

describe('finds', () => {
  test.each(Object.entries(secrets).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
    '%s: %s',
    (kind, text) => {
      expect(findCanaries(`first\n${text}\n`)).toContainEqual(expect.objectContaining({ kind, line: 2 }));
    },
  );

  test('the key of this run in any encoding, and does not tell it', () => {
    const key = 'mine+/=7 x';
    const bytes = Buffer.from(key);
    for (const text of [key, encodeURIComponent(key), bytes.toString('base64'), bytes.toString('hex')]) {
      const [found] = findCanaries(`a ${text} b`, [key]);
      expect(found?.kind).toBe('key of this run');
      expect(found?.excerpt).not.toContain(text);
    }
  });
});

test.each([
  'https://cdn.test/a.png?X-Amz-Date=20261121T000000Z&X-Amz-Expires=604800&width=1024',
  'absent: [x-api-key, content-type]',
  'authorization: Bearer test-key-0000',
  'https://example.com/a.png?token=redacted00000',
  'someone@example.com',
  'x'.repeat(4000),
  'npm install @limner/segmind@1.2.3',
  'a token that is no more',
])('passes what is none: %#', (text) => {
  expect(findCanaries(text)).toEqual([]);
});

test.each([
  ['2c7f59ea-13f1-402c-9353-915a2b5a2124', '00000000-0000-4000-8000-000000000000'],
  ['d425ab4dc256', '000000000000'],
  ['778899', '100000'],
  [token, 'redacted0000'],
  ['someone@mail.limner.dev', 'redacted@example.com'],
  ['abc=1', '00000'],
  ['Z'.repeat(300), 'redacted'.padEnd(256, '0')],
])('a placeholder keeps kind and length class, and is found by nothing: %#', (secret, placeholder) => {
  expect(placeholderFor(secret)).toBe(placeholder);
  expect(findCanaries(`token: ${placeholder}\nuser_id: ${placeholder}\n?sig=${placeholder}`)).toEqual([]);
});

test('a number stays one of as many digits', () => {
  expect([numberFor(7), numberFor(41_822), numberFor(-12.5)]).toEqual([1, 10_000, 10]);
  expect(findCanaries('"user_id": 10000')).toEqual([]);
});

test('nothing that is committed as data holds a secret', () => {
  const made = new Set(['node_modules', 'dist', 'src', 'report', '.turbo']);
  const own = readdirSync(packageDirectory(), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const folders = own.flatMap(({ name }) => (made.has(name) ? [] : [join(packageDirectory(), name)]));
  // In the repository alone; an installed package has what became of them.
  const specs = join(packageDirectory(), '..', '..', 'specs');
  const files = [...folders, ...(existsSync(specs) ? [specs] : [])].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    ),
  );
  const embedded = findProviders().flatMap((provider) => [
    providerFile(provider, 'openapi.json'),
    providerFile(provider, 'provider.yaml'),
  ]);
  const found = [...files, ...embedded].flatMap((file) =>
    findCanaries(readFileSync(file, 'latin1')).map(
      ({ kind, line, excerpt }) => `${file}:${line}: ${kind} ${excerpt}: replace it by a placeholder`,
    ),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});
