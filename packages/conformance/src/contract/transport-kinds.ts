/** What can go wrong below HTTP, as the contracts call it. */
export const transportKinds: readonly string[] = [
  'dns',
  'refused',
  'unreachable',
  'tls',
  'connect-timeout',
  'headers-timeout',
  'body-timeout',
  'reset',
  'closed',
  'malformed',
  'too-large',
];
