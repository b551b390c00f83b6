import { randomBytes } from "node:crypto";

/** Whose keys a request is signed with. */
interface Caller {
  readonly account: string;
  readonly principal: string;
}

/** The credential scope of a SigV4 Authorization header (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html). */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/** Reads the scope; the signature itself is not verified. Undefined where there is no such header. */
export function credentialScope(authorization: string | undefined): CredentialScope | undefined {
  const match = /^AWS4-HMAC-SHA256 Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request,/.exec(
    authorization ?? "",
  );
  const [, accessKeyId, region, service] = match ?? [];
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}

export interface KeyRing {
  readonly callerOf: (accessKeyId: string) => Caller;
  readonly openSession: (account: string, principal: string) => { accessKeyId: string; sessionToken: string };
}

/** Access keys by account. A key that no session was opened for belongs to a user of the first account. */
export function createKeyRing(firstAccount: () => string): KeyRing {
  const sessions = new Map<string, Caller>();
  return {
    callerOf: (accessKeyId) => {
      const account = firstAccount();
      return sessions.get(accessKeyId) ?? { account, principal: `arn:aws:iam::${account}:user/authpath` };
    },
    openSession: (account, principal) => {
      const accessKeyId = `ASIA${randomBytes(8).toString("hex").toUpperCase()}`;
      sessions.set(accessKeyId, { account, principal });
      return { accessKeyId, sessionToken: randomBytes(48).toString("base64") };
    },
  };
}
