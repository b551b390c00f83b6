import "reflect-metadata";
import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const DAY_MS = 86_400_000;

x509.cryptoProvider.set(webcrypto as Crypto);

/** PEM texts. `cert` holds the leaf and, where it was asked for, its intermediates. */
export interface ServerCertificate {
  cert: string;
  key: string;
}

export interface IssueOptions {
  names: string[];
  /** Days from now; negative: in the past. */
  fromDays?: number;
  toDays?: number;
}

export interface Authority {
  /** The root or intermediate itself. */
  pem: string;
  issue(options: IssueOptions): Promise<ServerCertificate>;
  /** A CA below this one. Leaves it issues come without it in their chain. */
  intermediate(name: string): Promise<Authority>;
}

const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS);

async function pkcs8(key: webcrypto.CryptoKey): Promise<string> {
  const raw = await webcrypto.subtle.exportKey("pkcs8", key);
  return x509.PemConverter.encode(raw, "PRIVATE KEY");
}

const generateKeys = () =>
  webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]) as Promise<webcrypto.CryptoKeyPair>;

const caExtensions = () => [
  new x509.BasicConstraintsExtension(true, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
];

/** A certificate authority of its own, for one test run. */
export async function createAuthority(name: string): Promise<Authority> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    notBefore: daysFromNow(-400),
    notAfter: daysFromNow(400),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [...caExtensions(), await x509.SubjectKeyIdentifierExtension.create(keys.publicKey)],
  });
  return authority(certificate, keys);
}

function authority(certificate: x509.X509Certificate, keys: webcrypto.CryptoKeyPair): Authority {
  const sign = async (
    subject: string,
    publicKey: webcrypto.CryptoKey,
    extensions: x509.Extension[],
    validity: { fromDays: number; toDays: number },
  ) =>
    x509.X509CertificateGenerator.create({
      subject,
      issuer: certificate.subject,
      notBefore: daysFromNow(validity.fromDays),
      notAfter: daysFromNow(validity.toDays),
      signingAlgorithm: ALGORITHM,
      publicKey,
      signingKey: keys.privateKey,
      extensions: [...extensions, await x509.AuthorityKeyIdentifierExtension.create(keys.publicKey)],
    });

  return {
    pem: certificate.toString("pem"),
    async issue({ names, fromDays = -300, toDays = 300 }) {
      const leafKeys = await generateKeys();
      const san = new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: "dns" as const, value })),
      );
      const leaf = await sign(`CN=${names[0] ?? ""}`, leafKeys.publicKey, [san], { fromDays, toDays });
      return { cert: leaf.toString("pem"), key: await pkcs8(leafKeys.privateKey) };
    },
    async intermediate(name) {
      const below = await generateKeys();
      const extensions = [
        ...caExtensions(),
        await x509.SubjectKeyIdentifierExtension.create(below.publicKey),
      ];
      return authority(
        await sign(`CN=${name}`, below.publicKey, extensions, { fromDays: -300, toDays: 300 }),
        below,
      );
    },
  };
}
