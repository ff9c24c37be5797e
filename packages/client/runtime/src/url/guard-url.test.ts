import { expect, test } from 'vitest';
import { ProtocolError } from '../errors/protocol-error.ts';
import { guardUrl } from './guard-url.ts';

const closed = { allowLoopback: false, provider: 'acme' };
const open = { ...closed, allowLoopback: true };

test('a public https URL passes, and spaces around it are dropped', () => {
  expect(guardUrl(' https://cdn.example.com/a.png ', closed).href).toBe('https://cdn.example.com/a.png');
});

test.each([
  'https://8.8.8.8/a',
  'https://172.32.0.1/',
  'https://100.128.0.1/',
  'https://[2606:4700::1111]/a',
  'https://[64:ff9b::8.8.8.8]/a',
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
