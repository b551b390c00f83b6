/** Signs `x-amzn-oidc-data` as a load balancer does, and in every way that it does not. */
import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";

export const ISSUER = "https://login.example.com";
export const CLIENT = "authpath-client";
export const SIGNER =
  "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/authpath/50dc6c495c0c9188";
export const OTHER_SIGNER = SIGNER.replace("50dc6c495c0c9188", "60dc6c495c0c9188");

type Members = Readonly<Record<string, unknown>>;

interface Change {
  /** Members of the header; `undefined` takes one out. */
  readonly header?: Members;
  readonly payload?: Members;
  /** Text of the header or the payload, instead of the members. */
  readonly headerText?: string;
  readonly payloadText?: string;
  /** Signs with this key, or under an HMAC of this secret. */
  readonly key?: KeyObject;
  readonly secret?: string;
  /** Applied to the text that is then signed. */
  readonly shape?: (content: string) => string;
  /** Instead of the signature. */
  readonly signature?: string;
}

export interface HeaderSigner {
  readonly kid: string;
  readonly pem: string;
  /** Seconds since the epoch. */
  token(now: number, change?: Change): string;
}

export const padded = (octets: Uint8Array | string): string =>
  Buffer.from(octets).toString("base64").replaceAll("+", "-").replaceAll("/", "_");

export function createHeaderSigner(): HeaderSigner {
  const kid = randomUUID();
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    kid,
    pem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    token(now, change = {}) {
      const { shape = (text: string) => text, key = privateKey, secret, signature } = change;
      const exp = now + 120;
      const fixed = { typ: "JWT", kid, alg: "ES256", iss: ISSUER, client: CLIENT, signer: SIGNER, exp };
      const header = change.headerText ?? JSON.stringify({ ...fixed, ...change.header });
      const claims = { sub: "user-1", email: "on.call@example.com", exp, iss: ISSUER, ...change.payload };
      const payload = change.payloadText ?? JSON.stringify(claims);
      const content = shape(`${padded(header)}.${padded(payload)}`);
      const made =
        secret === undefined
          ? sign("sha256", Buffer.from(content), { key, dsaEncoding: "ieee-p1363" })
          : createHmac("sha256", secret).update(content).digest();
      return `${content}.${signature ?? padded(made)}`;
    },
  };
}
