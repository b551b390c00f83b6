/** The key with which the front door signs `x-amzn-oidc-data`. */
import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { AuthenticateAction } from "./authenticate-action";
import type { Session } from "./session-cookie";

export interface HeaderKeys {
  /** PEM of the public key with this id, as text for the Region's key address. */
  publicKeyOf(kid: string): string | undefined;
  /** The three headers that tell the target who signed in. `now` in milliseconds. */
  headersFor(
    session: Session,
    action: AuthenticateAction,
    loadBalancerArn: string,
    now: number,
  ): Record<string, string>;
}

/** Seconds for which `x-amzn-oidc-data` is good (AWS names the claim, not the time). */
const LIFETIME = 120;

/** Base64url with its padding kept, unlike RFC 7515: this is what strict JWT libraries trip over. */
const padded = (octets: Buffer): string =>
  octets.toString("base64").replaceAll("+", "-").replaceAll("/", "_");

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding */
export function createHeaderKeys(): HeaderKeys {
  const kid = randomUUID();
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  return {
    publicKeyOf: (asked) => (asked === kid ? pem : undefined),
    headersFor: (session, action, loadBalancerArn, now) => {
      const exp = Math.floor(now / 1000) + LIFETIME;
      const part = (value: unknown): string => padded(Buffer.from(JSON.stringify(value)));
      const header = { typ: "JWT", kid, alg: "ES256", iss: action.issuer, client: action.clientId };
      const content = [
        part({ ...header, signer: loadBalancerArn, exp }),
        part({ ...session.claims, exp, iss: action.issuer }),
      ].join(".");
      const signature = sign("sha256", Buffer.from(content), { key: privateKey, dsaEncoding: "ieee-p1363" });
      return {
        "x-amzn-oidc-accesstoken": session.accessToken,
        "x-amzn-oidc-identity": session.claims.sub,
        "x-amzn-oidc-data": `${content}.${padded(signature)}`,
      };
    },
  };
}
