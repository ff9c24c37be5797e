import { expect, test } from 'vitest';
import { ProtocolError } from '../errors/protocol-error.ts';
import { guardUrl } from './guard-url.ts';

const closed = { allowLoopback: false, provider: 'acme' };
const open = { ...closed, allowLoopback: true };

test('a public https URL passes, and spaces around it are dropped', () => {
  for (const space of [' ', '\u00a0', '\ufeff'])
    expect(guardUrl(`${space}https://cdn.example.com/a.png${space}`, closed).href).toBe(
      'https://cdn.example.com/a.png',
    );
});

test.each([
  'https://8.8.8.8/a',
  'https://172.32.0.1/',
  'https://100.128.0.1/',
  'https://[2606:4700::1111]/a',
  'https://[64:ff9b::8.8.8.8]/a',
  'https://[2600:64:ff9b::7f00:1]/a',
  'https://cdn.example.com:8443/',
  'https://internal.example.com/',
])('%s passes', (text) => {
  expect(guardUrl(text, closed)).toBeInstanceOf(URL);
});

test.each([
  'https://localhost/a',
  'https://LOCALHOST./a',
  'https://a.localhost/a',
  'https://127.0.0.1/a',
  'https://127.1/a',
  'https://2130706433/a',
  'https://0x7f.0.0.1/a',
  'https://0177.0.0.1/a',
  'https://127.0.0.1./a',
  'https://0x7f000001/a',
  'https://017700000001/a',
  'https://0xa9.0xfe.0xa9.0xfe/a',
  'https://%31%32%37.0.0.1/a',
  'https://１２７。０。０。１/a',
  'https://①②⑦.0.0.1/a',
  'https://localhost./a',
  'https://0.0.0.0/a',
  'https://10.1.2.3/a',
  'https://172.16.0.1/a',
  'https://172.31.255.255/a',
  'https://192.168.1.1/a',
  'https://169.254.169.254/latest/meta-data',
  'https://100.100.100.200/latest/meta-data',
  'https://224.0.0.1/a',
  'https://255.255.255.255/a',
  'https://[::]/a',
  'https://[::1]/a',
  'https://[::ffff:127.0.0.1]/a',
  'https://[::ffff:8.8.8.8]/a',
  'https://[0:0:0:0:0:ffff:a9fe:a9fe]/a',
  'https://[::127.0.0.1]/a',
  'https://[64:ff9b::a9fe:a9fe]/a',
  'https://[64:ff9b::10.0.0.1]/a',
  'https://[64:ff9b:1::808:808]/a',
  'https://[fe80::1]/a',
  'https://[fd00:ec2::254]/a',
  'https://[ff02::1]/a',
  'https://[2002:7f00:1::]/a',
  'https://[2001:db8::1]/a',
  'https://metadata.google.internal/a',
  'https://printer.local/a',
  'https://10.0.0.1.local/a',
  'https://metadata/a',
])('%s is not public', (text) => {
  expect(() => guardUrl(text, closed)).toThrow(/not on the public internet/);
});

test.each(['http://cdn.example.com/a', 'ftp://cdn.example.com/a', 'file:///etc/passwd', 'data:image/png;base64,AAAA'])(
  '%s is not https',
  (text) => {
    expect(() => guardUrl(text, closed)).toThrow(/not https/);
  },
);

test('this machine is no reason for other schemes than http', () => {
  expect(() => guardUrl('ftp://127.0.0.1/a', open)).toThrow(/not https/);
});

test('credentials are refused', () => {
  expect(() => guardUrl('https://user:pass@cdn.example.com/', closed)).toThrow(/credentials/);
  expect(() => guardUrl('http://user@127.0.0.1/', open)).toThrow(/credentials/);
});

test.each(['https://[fe80::1%25eth0]/a', 'https://[::1%lo]/a', 'https://256.0.0.1/a', 'https://1.2.3.4.5/a'])(
  '%s is no URL at all',
  (text) => {
    expect(() => guardUrl(text, open)).toThrow(/no absolute URL/);
  },
);

test('text that is no URL is refused without being echoed', () => {
  expect(() => guardUrl('pending, ask for hunter2', closed)).toThrow(/no absolute URL/);
  expect(() => guardUrl('pending, ask for hunter2', closed)).not.toThrow(/hunter2/);
});

test.each(['http://127.0.0.1:8080/a', 'http://localhost/a', 'https://[::1]/a'])(
  '%s passes where the API itself is on this machine',
  (text) => {
    expect(guardUrl(text, open)).toBeInstanceOf(URL);
  },
);

test('an open guard still refuses other private hosts and plain http elsewhere', () => {
  expect(() => guardUrl('https://169.254.169.254/', open)).toThrow(ProtocolError);
  expect(() => guardUrl('http://cdn.example.com/', open)).toThrow(/not https/);
});

test('a refusal costs nothing and is for good', () => {
  const refuse = (): URL => guardUrl('https://10.0.0.1/', closed);
  expect(refuse).toThrow(expect.objectContaining({ billable: 'no', sent: 'no', retryable: false, phase: 'download' }));
});

test('the error names the origin, never path or query', () => {
  const refuse = (): URL => guardUrl('https://10.0.0.1/bucket/key?signature=s3cret', closed);
  expect(refuse).toThrow(/https:\/\/10\.0\.0\.1 /);
  expect(refuse).not.toThrow(/s3cret|bucket/);
});

test.each([
  ['1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '126.255.255.255', '128.0.0.0', '169.253.255.255'],
  ['169.255.0.0', '172.15.255.255', '191.255.255.255', '192.0.1.0', '192.0.3.0', '192.88.98.255', '192.88.100.0'],
  ['192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0', '198.51.99.255', '198.51.101.0'],
  ['203.0.112.255', '203.0.114.0', '223.255.255.255'],
])('beside the reserved blocks: %s and those after it are public', (...addresses) => {
  expect(addresses.filter((address) => !passes(`https://${address}/`))).toEqual([]);
});

test.each([
  ['0.255.255.255', '10.255.255.255', '100.64.0.0', '100.127.255.255', '127.255.255.255', '169.254.0.0'],
  ['172.16.0.0', '192.0.0.0', '192.0.0.255', '192.0.2.0', '192.0.2.255', '192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255', '198.18.0.0', '198.19.255.255', '198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255', '224.0.0.0', '240.0.0.0'],
])('the edges of the reserved blocks, %s and those after it, are not public', (...addresses) => {
  expect(addresses.filter((address) => passes(`https://${address}/`))).toEqual([]);
});

test.each([
  ['[2000::1]', true],
  ['[3fff:1000::1]', true],
  ['[3ffe::1]', true],
  ['[2001:200::1]', true],
  ['[2001:db7::1]', true],
  ['[2003::1]', true],
  ['[64:ff9b::808:808]', true],
  ['[1fff::1]', false],
  ['[4000::1]', false],
  ['[2001:1ff::1]', false],
  ['[2001::1]', false],
  ['[2002::1]', false],
  ['[3fff:fff::1]', false],
  ['[3fff::1]', false],
  ['[64:ff9b::7f00:1]', false],
  ['[64:ff9b::1:808:808]', false],
  ['[64:ff9b::808:808:1]', false],
])('%s is public: %j', (host, isPublic) => {
  expect(passes(`https://${host}/`)).toBe(isPublic);
});

test.each([
  ['a.localhost', false],
  ['a.local', false],
  ['a.internal', false],
  ['a.localdomain', false],
  ['a.lan', false],
  ['a.home.arpa', false],
  ['a.lan.', false],
  ['lan.example.com', true],
  ['a.lane', true],
  ['local.example.com.', true],
  ['1.2.3.4.example', true],
])('the name %s is public: %j', (host, isPublic) => {
  expect(passes(`https://${host}/`)).toBe(isPublic);
});

test('an open guard takes this machine by its names, and its neighbours only by https', () => {
  expect(() => guardUrl('http://8.8.8.8/', open)).toThrow(/not https/);
  expect(() => guardUrl('http://127.0.0.1/', closed)).toThrow(/not https/);
  expect(guardUrl('https://localhost/a', open).href).toBe('https://localhost/a');
});

test('the error says whose answer it was, and what the call was doing', () => {
  const place = { ...closed, operation: 'things.create', phase: 'poll' } as const;
  const message = '[acme things.create] The URL at http://a.example in an answer was not opened: it is not https.';
  expect(() => guardUrl('http://a.example/b', place)).toThrow(
    expect.objectContaining({
      category: 'protocol',
      operation: 'things.create',
      phase: 'poll',
      message: `${message} Nothing was sent to it.`,
    }),
  );
  expect(() => guardUrl('no address', closed)).toThrow('[acme] A URL in an answer was not opened: no absolute URL.');
  expect(() => guardUrl('https://:secret@a.example/', closed)).toThrow(/credentials/);
});

function passes(text: string): boolean {
  try {
    return guardUrl(text, closed) instanceof URL;
  } catch {
    return false;
  }
}
