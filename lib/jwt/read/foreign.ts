/** Things that are pasted into a token box and are no JWT: SAML, cookies, log lines, HTTP messages. */
import { finding } from "../finding";
import type { TokenFinding } from "../types";

// `<samlp`, `<saml2`, `<?xml ` and `<saml:` in base64, or the XML itself.
const SAML =
  /<(?:saml2?p?|samlp):[A-Za-z]|SAML(?:Response|Request)=|^["']?(?:PHNhbWxw|PHNhbWwy|PHNhbWw6|PD94bWwg)[A-Za-z0-9+/=%\s]/;
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
const ALB_LOG_LINE = /^"?(?:https?|h2|grpcs|wss?) \d{4}-\d\d-\d\dT[\d:.]{8,20}Z \S{3,100} /m;
const HTTP_RESPONSE = /^(?:< )?HTTP\/\d(?:\.\d)? \d{3}(?:\s|$)/m;
const SESSION_COOKIE = /\bAWSELBAuthSessionCookie(?:-\d)?\s{0,2}[=:]/;
const IDENTITY_HEADER = /\bx-amzn-oidc-identity["']?\s{0,3}[:=]/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What the text is beside, or instead of, a token. */
export type Foreign = { readonly findings: readonly TokenFinding[]; readonly opaque: boolean };

/** True for a UUID, the usual form of `sub` in `x-amzn-oidc-identity`. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** An `alb-identity-header` finding: the value is a plain `sub`. */
export function identityFinding(): TokenFinding {
  return finding(
    "alb-identity-header",
    "the plain value of x-amzn-oidc-identity: the subject, unsigned, nothing can be verified",
    { fix: "Paste x-amzn-oidc-data of the same request; only that is signed." },
  );
}

/** Looks for what is not a JWT but is pasted as one. */
export function findForeign(text: string): Foreign {
  const findings: TokenFinding[] = [];
  let opaque = false;
  if (SAML.test(text)) {
    opaque = true;
    findings.push(
      finding("saml", "a SAML message, not a JWT; Cognito and API Gateway authorizers take JWTs only"),
    );
  }
  if (SESSION_COOKIE.test(text)) {
    opaque = true;
    findings.push(
      finding(
        "alb-session-cookie",
        "AWSELBAuthSessionCookie: encrypted by the load balancer, nobody else can read it",
        {
          fix: "Paste the x-amzn-oidc-data header that the target receives.",
        },
      ),
    );
  }
  if (IDENTITY_HEADER.test(text)) {
    opaque = true;
    findings.push(identityFinding());
  }
  if (ALB_LOG_LINE.test(text)) {
    findings.push(
      finding(
        "wrong-box",
        "an access-log line of a load balancer: paste it on the Logs page or the start page",
      ),
    );
  } else if (HTTP_RESPONSE.test(text)) {
    findings.push(finding("wrong-box", "an HTTP response: paste it into the box on the start page"));
  }
  return { findings, opaque };
}
