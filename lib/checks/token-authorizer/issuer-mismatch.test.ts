import { ok, skipped } from "../../model/gathered";
import {
  type ApiParts,
  type ApiTestKind,
  apiPoolArn,
  apiPoolIssuer,
  apiSnapshotOf,
  genericIssuer,
} from "../../testing/api-snapshot-of";
import { sending } from "../../testing/brought-token";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./issuer-mismatch";

/** Trusts another issuer than the one that its documents name. */
const trusting = (kind: ApiTestKind, issuer: string) =>
  apiSnapshotOf(kind, ({ artifacts, eachAuthorizer }) => {
    const [published] = Object.values(artifacts.discoveries);
    if (published) artifacts.discoveries[issuer] = published;
    eachAuthorizer(({ issuers: [first] }) => {
      if (first) first.issuer = issuer;
    });
  });
const updated = ({ pool }: ApiParts) => {
  pool.IssuerType = "UPDATED";
};
const updatedIssuer = apiPoolIssuer.replace("https://", "https://issuer-");

testApiCheck(check, {
  pass: [
    { name: "discovery names it", snapshot: apiSnapshotOf("http-jwt-generic") },
    { name: "of a pool", snapshot: apiSnapshotOf("rest-cognito") },
    {
      name: "the token names it",
      snapshot: apiSnapshotOf("rest-cognito"),
      brought: sending({ iss: apiPoolIssuer, token_use: "id" }),
    },
  ],
  fail: [
    {
      name: "a slash too many",
      snapshot: trusting("http-jwt-generic", `${genericIssuer}/`),
      certainty: "likely",
      because: /: the authorizer has a slash too many/,
      shows: /"expected":"https:\/\/login\.acme\.example","nearest":"https:\/\/login\.acme\.example\/"/,
    },
    {
      name: "a slash too many, and a token that shows it",
      snapshot: trusting("http-jwt-generic", `${genericIssuer}/`),
      brought: sending({ iss: genericIssuer, aud: "orders" }),
      because: /names the issuer https:\/\/login\.acme\.example, and authorizer gate trusts/,
    },
    {
      name: "of a REST API",
      snapshot: trusting("rest-jwt", `${genericIssuer}/`),
      certainty: "likely",
    },
    {
      name: "a token of another pool",
      snapshot: apiSnapshotOf("rest-cognito"),
      brought: sending({ iss: apiPoolIssuer.replace("AbCdEfGhI", "ZyXwVuTsR"), token_use: "id" }),
      because: /: another user pool/,
    },
    {
      name: "a token of another provider",
      snapshot: apiSnapshotOf("http-jwt"),
      brought: sending({ iss: genericIssuer }),
    },
  ],
  unknown: [
    {
      name: "nothing was published, and no token",
      snapshot: apiSnapshotOf("http-jwt-generic", ({ artifacts }) => {
        artifacts.discoveries[genericIssuer] = skipped("still asked");
      }),
      needs: /token/,
    },
    {
      name: "a token of a pool with the UPDATED issuer: that is the pool's fault",
      snapshot: apiSnapshotOf("rest-cognito", updated),
      brought: sending({ iss: updatedIssuer, token_use: "id" }),
      because: /fault of the pool's setting/,
    },
  ],
  notApplicable: [
    {
      name: "the pool is gone",
      snapshot: apiSnapshotOf("rest-cognito", ({ artifacts }) => {
        artifacts.userPools[apiPoolArn] = ok(null);
      }),
      brought: sending({ iss: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_New" }),
    },
  ],
});
