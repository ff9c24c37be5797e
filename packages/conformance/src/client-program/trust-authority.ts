import { getCACertificates, setDefaultCACertificates } from 'node:tls';

const trusted = new Set<string>();

/**
 * Lets whatever makes TLS connections in this process trust an authority (PEM) beside those of Node. A program of a user
 * does the same with `NODE_EXTRA_CA_CERTS`, or for one client with a `dispatcher` whose `connect` has a `ca`.
 */
export function trustAuthority(authority: string): void {
  if (trusted.has(authority)) return;
  trusted.add(authority);
  setDefaultCACertificates([...getCACertificates('default'), authority]);
}
