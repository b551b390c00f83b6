import { finding } from "../finding";
import { describe, type JsonNode, member } from "../json-reader";
import { list, printable } from "../show";
import type { AdditionalClaim, AlbJwtTarget, Judgement } from "../types";
import { judgeIssuer } from "./issuer";
import { type Subject, said, together } from "./subject";

/** The values that a claim holds in that format; undefined where it has another format. */
function valuesOf(node: JsonNode, format: AdditionalClaim["format"]): readonly string[] | undefined {
  if (format === "string-array") {
    if (node.type !== "array") return undefined;
    const strings = node.items.flatMap((item) => (item.type === "string" ? [item.value] : []));
    return strings.length === node.items.length ? strings : undefined;
  }
  if (node.type !== "string") return undefined;
  return format === "single-string" ? [node.value] : node.value.split(" ").filter((value) => value !== "");
}

const CLAIM_FIX = "Have the issuer write the claim so, or change the claim in the rule.";

function judgeClaim(claims: JsonNode | undefined, wanted: AdditionalClaim): Judgement {
  const { name, format, values } = wanted;
  const expected = `${format} ${list(values)}`;
  const node = member(claims, name);
  if (node === undefined) {
    return said(
      finding("missing-claim", `${printable(name)}: absent, ${expected} is wanted`, {
        claim: name,
        expected,
        fix: CLAIM_FIX,
      }),
    );
  }
  const actual = describe(node);
  const held = valuesOf(node, format);
  const hits = values.filter((value) => held?.includes(value) === true).length;
  if (held === undefined || hits === 0) {
    const why = held === undefined ? "has another format" : "has none of the values";
    const message = `${printable(name)}: ${printable(actual)} ${why}; ${expected} is wanted`;
    return said(finding("wrong-claim-value", message, { claim: name, actual, expected, fix: CLAIM_FIX }));
  }
  const partly = hits < values.length && format !== "single-string";
  return {
    findings: [],
    undecided: partly
      ? [`${printable(name)} has some of ${list(values)}; whether all are needed is not documented.`]
      : [],
  };
}

/**
 * The jwt-validation action of a load balancer: iss, exp, and the additional claims of the rule; aud only where
 * it is one of them. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html
 */
export function judgeAlbJwt({ token }: Subject, target: AlbJwtTarget): Judgement {
  const { claims } = token;
  return together(
    said(...judgeIssuer(claims, [target.issuer])),
    ...target.additionalClaims.map((wanted) => judgeClaim(claims, wanted)),
  );
}
