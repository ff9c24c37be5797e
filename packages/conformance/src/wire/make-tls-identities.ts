import { createSecureContext, type SecureContext } from 'node:tls';
import { type CertificateOptions, type Identity, makeCertificate } from './certificate.ts';
import type { TlsIdentities } from './tls-identities.ts';

const day = 24 * 60 * 60 * 1000;
const hosts = ['127.0.0.1', 'localhost'];

/** Makes an authority, and a certificate for each kind of server; they last longer than any run does. */
export async function makeTlsIdentities(): Promise<TlsIdentities> {
  const from = (days: number): Date => new Date(Date.now() + days * day);
  const [validFrom, validTo] = [from(-1), from(7)];
  const authorityOf = (name: string): Promise<Identity> =>
    makeCertificate({ name, authority: true, validFrom: from(-30), validTo: from(30) });
  const [own, unknown] = await Promise.all([authorityOf('Limner Conformance'), authorityOf('Nobody Knows')]);
  const context = async (change: Partial<CertificateOptions>): Promise<SecureContext> => {
    const { cert, key } = await makeCertificate({
      name: '127.0.0.1',
      issuer: own,
      hosts,
      validFrom,
      validTo,
      ...change,
    });
    return createSecureContext({ cert, key });
  };
  const contexts = {
    valid: await context({}),
    expired: await context({ validFrom: from(-8), validTo: from(-1) }),
    'not-yet-valid': await context({ validFrom: from(1), validTo: from(8) }),
    'wrong-name': await context({ name: 'other.example', hosts: ['other.example', '192.0.2.1'] }),
    'unknown-authority': await context({ issuer: unknown }),
    'self-signed': await selfSigned({ name: '127.0.0.1', hosts, validFrom, validTo }),
    'too-old': await tooOld({ name: '127.0.0.1', issuer: own, hosts, validFrom, validTo }),
  };
  return { authority: own.cert, contexts };
}

async function selfSigned(options: CertificateOptions): Promise<SecureContext> {
  const { cert, key } = await makeCertificate(options);
  return createSecureContext({ cert, key });
}

async function tooOld(options: CertificateOptions): Promise<SecureContext> {
  const { cert, key } = await makeCertificate(options);
  // OpenSSL has put the old versions out of reach at its usual level of security.
  return createSecureContext({ cert, key, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
}
