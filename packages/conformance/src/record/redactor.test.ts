import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageDirectory } from '../providers/providers.ts';
import { findCanaries } from '../secrets/canaries.ts';
import { Redactor } from './redactor.ts';

const filesDirectory = join(packageDirectory(), 'fixtures', 'files');
const key = 'Zk3aQ9xT7mB2-of-the-caller';
const token = 'Zk3aQ9xT7mB2';
const redactor = (): Redactor => new Redactor({ key, filesDirectory });

test('the key becomes the key of the cases wherever it is echoed, in any encoding', () => {
  const base64 = Buffer.from(key).toString('base64').replace(/=+$/, '');
  expect(redactor().text(`your key ${key}, ${base64}`, 'answer 1')).toBe('your key test-key-0000, test-key-0000');
});

test('header fields keep their order and repeats; cookies and accounts lose their whole value', () => {
  const given = redactor();
  const pairs = [
    ['X-Request-Id', 'r-1'],
    ['Set-Cookie', 'session=abc; Path=/'],
    ['Set-Cookie', 'b=2'],
    ['x-account-id', 'acme'],
    ['location', `https://cdn.test/a.png?sig=${token}&w=1`],
  ] as const;
  expect(given.headers(pairs, 'answer 1')).toEqual([
    ['X-Request-Id', 'r-1'],
    ['Set-Cookie', 'redactedH0000000000'],
    ['Set-Cookie', '000'],
    ['x-account-id', '0000'],
    ['location', 'https://cdn.test/a.png?sig=redactedF000&w=1'],
  ]);
  expect(given.redactions.map(({ at }) => at)).toEqual([
    'answer 1 header set-cookie',
    'answer 1 header x-account-id',
    'answer 1 header location',
  ]);
});

test('members that hold accounts and tokens keep their type, whatever their value looks like', () => {
  const given = redactor();
  const json = {
    user_id: 4711,
    data: [{ policy: 'allow', email: 'me@mail.limner.dev', name: 'a' }],
    token: '',
    org_id: null,
  };
  expect(given.json(json, 'answer 1')).toEqual({
    user_id: 1000,
    data: [{ policy: '00000', email: 'redacted@example.com', name: 'a' }],
    token: '',
    org_id: null,
  });
  expect(given.redactions.map(({ at }) => at)).toEqual([
    'answer 1 /user_id',
    'answer 1 /data/0/policy',
    'answer 1 /data/0/email',
  ]);
});

test('an image in base64 becomes a tiny one of its kind; what it was is told by type, size and digest', () => {
  const image = Buffer.concat([readFileSync(join(filesDirectory, 'tiny.jpg')), Buffer.alloc(2000, 'Zk3a')]);
  const given = redactor();
  const tiny = readFileSync(join(filesDirectory, 'tiny.jpg')).toString('base64');
  expect(
    given.json({ a: image.toString('base64'), b: `data:image/jpeg;base64,${image.toString('base64')}` }, 'answer 1'),
  ).toEqual({
    a: tiny,
    b: `data:image/jpeg;base64,${tiny}`,
  });
  expect(given.redactions[0]).toMatchObject({
    at: 'answer 1 /a',
    what: expect.stringMatching(/^image\/jpeg, 2159 bytes, sha256 [0-9a-f]{64}$/),
    placeholder: 'tiny.jpg',
  });
});

test('JSON whose figures must stay is redacted as text', () => {
  const image = Buffer.concat([readFileSync(join(filesDirectory, 'tiny.png')), Buffer.alloc(300, 'Zk3a')]);
  const text = `{"seed":12345678901234567890,"user_id":778899,"url":"https://a.test/?token=${token}","image":"${image.toString('base64')}"}`;
  const redacted = redactor().jsonText(text, 'answer 1');
  expect(redacted).toContain('"seed":12345678901234567890,"user_id":100000,"url":"https://a.test/?token=redactedF000"');
  expect(findCanaries(redacted, [key])).toEqual([]);
});

test('the placeholder of a signature is in none of another kind', () => {
  const given = redactor();
  const [[, cookie = ''] = []] = given.headers([['set-cookie', `sid=${token}`]], 'answer 1');
  const address = given.text(`https://a.test/?sig=${token}`, 'answer 1');
  expect(cookie).not.toContain(address.split('sig=')[1]);
});
