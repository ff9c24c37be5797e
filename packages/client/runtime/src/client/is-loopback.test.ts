import { expect, it } from 'vitest';
import { isLoopback } from './is-loopback.ts';

it.each(['localhost', 'a.localhost', '127.0.0.1', '127.255.10.99', '[::1]'])('%s is this machine', (host) => {
  expect(isLoopback(new URL(`http://${host}:80/`))).toBe(true);
});

it.each(['notlocalhost', 'localhost.x.example', '127.0.0.1.x.example', '128.0.0.1', '27.0.0.1', '[::2]'])(
  '%s is none',
  (host) => {
    expect(isLoopback(new URL(`http://${host}/`))).toBe(false);
  },
);

it('a host that only ends like an address is none, where URLs leave hosts as they are', () => {
  expect(isLoopback(new URL('any://a127.0.0.1/'))).toBe(false);
});
