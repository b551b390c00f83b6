import type { JwtConfig } from "../../model/load-balancer";
import { cognitoSnapshot, jwtSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./audience-unchecked";

const asking = (...claims: JwtConfig["AdditionalClaims"]) =>
  jwtSnapshot(({ config }) => {
    config.AdditionalClaims = claims;
  });
const claim = (Name: string) => ({ Name, Format: "single-string", Values: ["shop"] });

testCheck(check, {
  pass: [
    { name: "aud", snapshot: jwtSnapshot() },
    ...["client_id", "azp", "appid", "cid", "scope", "scp"].map((name) => ({
      name,
      snapshot: asking(claim(name)),
    })),
    { name: "one of several", snapshot: asking(claim("token_use"), claim("aud")) },
  ],
  fail: [
    {
      name: "no additional claim",
      snapshot: asking(),
      because: /any token of https:\/\/login\.acme\.example passes\.$/,
    },
    { name: "one that tells no applications apart", snapshot: asking(claim("token_use")) },
  ],
  notApplicable: [{ name: "a rule that signs in", snapshot: cognitoSnapshot() }],
});
