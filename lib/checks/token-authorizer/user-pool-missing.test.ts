import { ok, skipped } from "../../model/gathered";
import {
  type ApiParts,
  type ApiTestKind,
  apiPoolArn,
  apiPoolIssuer,
  apiSnapshotOf,
} from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import check from "./user-pool-missing";

const second = `${apiPoolArn.slice(0, -9)}Another99`;
/** The account does not have the pool; its public address answers so. */
const gone = (kind: ApiTestKind, status?: number, more?: (parts: ApiParts) => void) =>
  apiSnapshotOf(kind, (parts) => {
    const { artifacts } = parts;
    artifacts.userPools[apiPoolArn] = ok(null);
    const discovery = artifacts.discoveries[apiPoolIssuer];
    if (status !== undefined && discovery?.state === "ok" && discovery.value.probe.outcome === "answered")
      artifacts.discoveries[apiPoolIssuer] = ok({ probe: { ...discovery.value.probe, status } });
    more?.(parts);
  });

testApiCheck(check, {
  pass: [
    { name: "of a Cognito authorizer", snapshot: apiSnapshotOf("rest-cognito") },
    { name: "of an HTTP API", snapshot: apiSnapshotOf("http-jwt") },
    { name: "an issuer's pool is another account's, and publishes", snapshot: gone("http-jwt") },
  ],
  fail: [
    {
      name: "the ARN's pool is gone",
      snapshot: gone("rest-cognito"),
      because: /eu-west-1_AbCdEfGhI, whose tokens authorizer gate takes, does not exist\./,
      shows: /ResourceNotFoundException/,
    },
    {
      name: "one of two",
      snapshot: gone("rest-cognito", undefined, ({ artifacts, pool, eachAuthorizer }) => {
        artifacts.userPools[second] = ok({ ...pool, Arn: second });
        eachAuthorizer(({ providerARNs }) => providerARNs.push(second));
      }),
      severity: "may-break",
      because: /1 of its 2 pools do/,
    },
    {
      name: "an issuer's pool is neither here nor anywhere",
      snapshot: gone("http-jwt", 400),
      certainty: "likely",
      shows: /which answers 400/,
    },
  ],
  unknown: [
    {
      name: "an issuer's pool is not here, and its address did not answer",
      snapshot: gone("http-jwt", 503),
      because: /whether it is another account's is not known/,
    },
    {
      name: "the pool was not read",
      snapshot: apiSnapshotOf("rest-cognito", ({ artifacts }) => {
        artifacts.userPools[apiPoolArn] = skipped("another account");
      }),
      because: /another account/,
    },
  ],
  notApplicable: [{ name: "another provider", snapshot: apiSnapshotOf("http-jwt-generic") }],
});
