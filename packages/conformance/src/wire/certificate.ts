import { randomBytes } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { Integer, OctetString, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, GeneralName, GeneralNames } from 'pkijs';

/** What a certificate says. */
export interface CertificateOptions {
  /** Its common name. */
  readonly name: string;
  /** Who signs it; without it: its own key. */
  readonly issuer?: Identity;
  /** It may sign others. */
  readonly authority?: true;
  /** The host names and IPv4 addresses that it is for. */
  readonly hosts?: readonly string[];
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** A certificate and the key that it is for, in PEM, as a TLS server takes them. */
export interface Identity {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
  readonly signingKey: CryptoKey;
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' };

/** Object identifiers of RFC 5280: the common name, and two extensions. */
const commonName = '2.5.4.3';
const basicConstraints = '2.5.29.19';
const subjectAlternativeName = '2.5.29.17';

/** Kinds of a GeneralName. */
const [hostName, address] = [2, 7] as const;

/** Makes a key and a certificate for it. Nothing is kept: each run of the suite has keys of its own. */
export async function makeCertificate(options: CertificateOptions): Promise<Identity> {
  const { name, issuer, hosts = [], authority = false } = options;
  const { privateKey, publicKey } = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2; // counted from 0: X.509 v3
  certificate.serialNumber = new Integer({ valueHex: serialNumber() });
  certificate.subject.typesAndValues.push(named(name));
  certificate.issuer.typesAndValues.push(named(issuer?.name ?? name));
  certificate.notBefore.value = options.validFrom;
  certificate.notAfter.value = options.validTo;
  const alternatives = new GeneralNames({ names: hosts.map(generalName) });
  certificate.extensions = [
    extension(basicConstraints, new BasicConstraints({ cA: authority }), true),
    ...(hosts.length > 0 ? [extension(subjectAlternativeName, alternatives, false)] : []),
  ];
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(issuer?.signingKey ?? privateKey, 'SHA-256');
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', privateKey);
  const cert = pem('CERTIFICATE', certificate.toSchema(true).toBER());
  return { name, cert, key: pem('PRIVATE KEY', pkcs8), signingKey: privateKey };
}

function named(name: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: commonName, value: new Utf8String({ value: name }) });
}

function generalName(host: string): GeneralName {
  if (!isIPv4(host)) return new GeneralName({ type: hostName, value: host });
  return new GeneralName({
    type: address,
    value: new OctetString({ valueHex: Uint8Array.from(host.split('.'), Number) }),
  });
}

function extension(extnID: string, value: BasicConstraints | GeneralNames, critical: boolean): Extension {
  return new Extension({ extnID, critical, extnValue: value.toSchema().toBER() });
}

/** A positive number: the highest bit of an ASN.1 integer is its sign. */
function serialNumber(): Uint8Array {
  const bytes = new Uint8Array(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
