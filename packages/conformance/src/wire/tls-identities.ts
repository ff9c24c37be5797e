import type { SecureContext } from 'node:tls';
import type { TlsKind } from '../cases/tls-kind.ts';

/** The kinds of TLS servers that need a certificate to be what they are. */
export type CertifiedKind = Exclude<TlsKind, 'plain' | 'cut'>;

/** The certificates of a run of the suite, and the authority that clients are to trust. */
export interface TlsIdentities {
  /** Certificate of the suite's own authority, in PEM. */
  readonly authority: string;
  readonly contexts: Readonly<Record<CertifiedKind, SecureContext>>;
}

let made: Promise<TlsIdentities> | undefined;

/** The certificates of this process. They are made when they are first asked for, and what makes them is loaded then. */
export function tlsIdentities(): Promise<TlsIdentities> {
  made ??= import('./make-tls-identities.ts').then(({ makeTlsIdentities }) => makeTlsIdentities());
  return made;
}
