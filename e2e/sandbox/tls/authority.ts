/** The sandbox's own certificate authority: a leaf certificate for any name, on demand. */
import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";
import { createSecureContext, type SecureContext } from "node:tls";
import * as x509 from "@peculiar/x509";
import type { CertificateKind } from "../world";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY = 24 * 60 * 60 * 1000;

export interface Leaf {
  /** PEM, PKCS #8. */
  readonly key: string;
  /** PEM, the leaf alone: its issuer is what `caPem` holds (or, for `untrusted`, what nobody holds). */
  readonly cert: string;
}

export interface Authority {
  /** The root certificate that clients of the sandbox trust, PEM. */
  readonly caPem: string;
  /** The certificate that `host` presents; minted once for each host and kind. */
  leafFor(host: string, kind: CertificateKind): Promise<Leaf>;
  /** The same as a TLS context, for an SNICallback. */
  secureContextFor(host: string, kind: CertificateKind): Promise<SecureContext>;
}

type Root = { readonly certificate: x509.X509Certificate; readonly keys: webcrypto.CryptoKeyPair };

const generateKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);

/** 15 random octets after a zero one: positive and unique (RFC 5280 section 4.1.2.2). */
const serialNumber = (): string => `00${randomBytes(15).toString("hex")}`;

async function createRoot(name: string): Promise<Root> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=${name}`,
    notBefore: new Date(Date.now() - 90 * DAY),
    notAfter: new Date(Date.now() + 365 * DAY),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

async function issue(root: Root, name: string, validUntil: number, keys: webcrypto.CryptoKeyPair) {
  return x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    // A common name holds 64 characters at most (RFC 5280 appendix A.1); only the alternative name is checked.
    subject: `CN=${name.slice(0, 64)}`,
    issuer: root.certificate.subject,
    notBefore: new Date(Date.now() - 60 * DAY),
    notAfter: new Date(validUntil),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: root.keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([{ type: "dns", value: name }]),
      await x509.AuthorityKeyIdentifierExtension.create(root.keys.publicKey),
    ],
  });
}

/** Creates a fresh authority with EC P-256 keys. All leaves share one key: they differ in what they certify. */
export async function createAuthority(): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const [trusted, stranger, leafKeys] = await Promise.all([
    createRoot("Sandbox Root"),
    createRoot("Somebody Else's Root"),
    generateKeys(),
  ]);
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", leafKeys.privateKey));
  const key = x509.PemConverter.encode(der, "PRIVATE KEY");

  const mint = async (host: string, kind: CertificateKind): Promise<Leaf> => {
    const certificate = await issue(
      kind === "untrusted" ? stranger : trusted,
      kind === "wrong-name" ? "another-name.example" : host,
      Date.now() + (kind === "expired" ? -1 : 60) * DAY,
      leafKeys,
    );
    return { key, cert: certificate.toString("pem") };
  };

  const leaves = new Map<string, Promise<Leaf>>();
  const leafFor = (host: string, kind: CertificateKind): Promise<Leaf> => {
    const id = `${kind} ${host.toLowerCase()}`;
    const known = leaves.get(id);
    if (known) return known;
    const minted = mint(host.toLowerCase(), kind);
    leaves.set(id, minted);
    return minted;
  };

  return {
    caPem: trusted.certificate.toString("pem"),
    leafFor,
    secureContextFor: async (host, kind) => createSecureContext(await leafFor(host, kind)),
  };
}
