import { finding } from "../finding";
import { describe, member, stringMember } from "../json-reader";
import { printable } from "../show";
import type { AlbOidcDataTarget, Judgement, TokenFinding } from "../types";
import { judgeIssuer } from "./issuer";
import { type Subject, said } from "./subject";

/** Region in `arn:aws:elasticloadbalancing:<region>:…`. */
function regionOf(arn: string): string | undefined {
  return /^arn:[a-z-]{3,20}:elasticloadbalancing:([a-z0-9-]{5,30}):/.exec(arn)?.[1];
}

function judgeSigner({ token }: Subject, target: AlbOidcDataTarget): TokenFinding[] {
  const signer = stringMember(token.header, "signer");
  const expected = target.albArn;
  if (signer === undefined) {
    const message = `signer: absent, ${printable(expected)} is expected; without it any load balancer could have signed`;
    return [finding("missing-signer", message, { claim: "signer", expected })];
  }
  if (signer === expected) return [];
  const found = [
    finding("wrong-signer", `signer: ${printable(signer)}, ${printable(expected)} is expected`, {
      claim: "signer",
      actual: signer,
      expected,
      fix: "The token was made by another load balancer. Refuse it, and let only the right one reach the target.",
    }),
  ];
  const region = regionOf(signer);
  if (region !== undefined && region !== target.region) {
    const message = `signer: region ${region}, the load balancer is in ${printable(target.region)}`;
    found.push(
      finding("wrong-region", message, { claim: "signer", actual: region, expected: target.region }),
    );
  }
  return found;
}

function judgeClient({ token }: Subject, clientId: string | undefined): TokenFinding[] {
  if (clientId === undefined) return [];
  const client = member(token.header, "client");
  if (client?.type === "string" && client.value === clientId) return [];
  const actual = client?.type === "string" ? client.value : describe(client);
  const message = `client: ${printable(actual)}, ${printable(clientId)} is expected`;
  return [finding("wrong-client", message, { claim: "client", actual, expected: clientId })];
}

function judgeHeaderIssuer({ token }: Subject, issuer: string | undefined): TokenFinding[] {
  if (issuer === undefined) return [];
  const places = [token.header, token.claims].filter((where) => member(where, "iss") !== undefined);
  if (places.length === 0) return judgeIssuer(token.header, [issuer]);
  const [first = []] = places
    .map((where) => judgeIssuer(where, [issuer]))
    .filter((found) => found.length > 0);
  return first;
}

function judgeAgreement({ token }: Subject): TokenFinding[] {
  return ["iss", "exp"].flatMap((name) => {
    const inHeader = member(token.header, name);
    const inPayload = member(token.claims, name);
    if (inHeader === undefined || inPayload === undefined) return [];
    const actual = describe(inPayload);
    const expected = describe(inHeader);
    if (actual === expected) return [];
    const message = `${name}: ${printable(expected)} in the header, ${printable(actual)} in the payload`;
    return [finding("header-payload-mismatch", message, { claim: name, actual, expected })];
  });
}

/**
 * An application behind a load balancer that reads x-amzn-oidc-data: signer, client, iss, exp. There is no aud.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding
 */
export function judgeAlbOidcData(subject: Subject, target: AlbOidcDataTarget): Judgement {
  if (subject.kind !== "alb-oidc-data") {
    // https://docs.aws.amazon.com/verified-access/latest/ug/user-claims-passing.html
    const why =
      stringMember(subject.token.header, "signer") === undefined
        ? "this token is not from the load balancer: its header has neither signer nor client"
        : "this token is from Verified Access (x-amzn-ava-user-context), not from a load balancer";
    return said(
      finding("not-an-alb-token", why, {
        actual: subject.kind,
        expected: "the value of x-amzn-oidc-data",
        fix: "Paste x-amzn-oidc-data. x-amzn-oidc-accesstoken and the IdP's tokens are other tokens.",
      }),
    );
  }
  return said(
    ...judgeSigner(subject, target),
    ...judgeClient(subject, target.clientId),
    ...judgeHeaderIssuer(subject, target.issuer),
    ...judgeAgreement(subject),
  );
}
