import "server-only";
import type { Config } from "../config/index";
import { accountsOf } from "./accounts-of";
import { type KeyOf, verifyAlbToken } from "./alb-token";
import { isOwnHost } from "./host";
import type { SealedCookie } from "./sealed-cookie";
import { type Admission, anybody, refused } from "./viewer";

export interface AdmitParts {
  readonly config: Pick<Config, "origin" | "hosts" | "signIn">;
  readonly keyOf: KeyOf;
  /** Of a sign-in of our own; null where there is none. */
  readonly session: SealedCookie | null;
  readonly now: () => Date;
}

const HEADER = "x-amzn-oidc-data";

/**
 * Decides who asks, from what came with the request and nothing else: the Host header, and the one proof that is
 * configured. No forwarded header is believed, and nothing that ran before is: every page and route asks this itself.
 */
export async function admit(
  headers: Headers,
  { config, keyOf, session, now }: AdmitParts,
): Promise<Admission> {
  if (!isOwnHost(headers.get("host"), config)) {
    return refused("wrong-host", "The dashboard does not answer under this name.");
  }
  const { signIn } = config;
  switch (signIn.type) {
    case "none":
      return { ok: true, viewer: anybody };
    case "alb": {
      const token = headers.get(HEADER);
      if (token === null) {
        return refused("not-signed-in", "This request did not come through the load balancer's sign-in.");
      }
      const verified = await verifyAlbToken(token, signIn, keyOf, now().getTime());
      if (!verified.ok) {
        return refused(verified.unread ? "sign-in-unavailable" : "bad-token", verified.message);
      }
      return admitMember(verified.subject, verified.claims, signIn);
    }
    case "oidc": {
      const content = await session?.open(headers, now());
      const subject = content?.sub;
      if (!content || typeof subject !== "string" || subject === "") {
        return refused("not-signed-in", "Nobody is signed in, or the session has ended.");
      }
      // The session keeps the groups under one name, whatever the provider calls them.
      return admitMember(subject, content, { ...signIn, groupsClaim: "groups" });
    }
  }
}

function admitMember(
  subject: string,
  claims: Readonly<Record<string, unknown>>,
  signIn: Parameters<typeof accountsOf>[1],
): Admission {
  const accounts = accountsOf(claims, signIn);
  if (accounts === null)
    return refused("not-a-member", "You are signed in, but in no group that may read here.");
  const { email, username, name } = claims;
  const named = [email, username, name].find((one) => typeof one === "string" && one !== "");
  return { ok: true, viewer: { subject, name: String(named ?? subject).slice(0, 200), accounts } };
}
