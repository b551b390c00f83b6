import type { Scenario } from "../sandbox/world";
import { addResource, methodOf, restUrl, tokenWorld } from "../scenarios/api/build-rest";
import { cognitoWorld } from "../scenarios/build-cognito";
import { addHost } from "../scenarios/build-listener";
import { addUserPool } from "../scenarios/build-user-pool";

/** A label as long as DNS lets one be. */
const label = (word: string) => word.repeat(63).slice(0, 63);
const id = "every-name-is-as-long-as-it-can-be-and-then-no-longer-at-all";
const longHost = `${label("sign-in")}.${label("department")}.${label("customers")}.example.com`;

/** Names at the quotas of AWS, with nowhere to break: 32 characters of a load balancer, 128 of an app client. */
export const longNames: Scenario = {
  id,
  title: `Names at their longest: ${"x".repeat(120)}`,
  story: "Somebody's naming convention has every organisational unit in it.",
  build: () =>
    cognitoWorld(id, (parts) => {
      const { client, pool, rule, region, loadBalancer, authenticate } = parts;
      addHost(parts, longHost);
      addUserPool(parts, `${id.slice(0, 50)}-second`);
      client.ClientName = "w".repeat(128);
      pool.Name = "p".repeat(128);
      client.CallbackURLs = [
        `https://${parts.host}/oauth2/idpresponse`,
        ...Array.from(
          { length: 30 },
          (_, n) => `https://${label(`host${n}`)}.example.com/oauth2/idpresponse`,
        ),
      ];
      authenticate.SessionCookieName = "AWSELBAuthSessionCookie".padEnd(120, "Z");
      rule.Conditions?.push({
        Field: "path-pattern",
        Values: [`/${"path/".repeat(24)}*`],
        PathPatternConfig: { Values: [`/${"path/".repeat(24)}*`] },
      });
      region.elbv2.tags[loadBalancer.LoadBalancerArn]?.push({ Key: "k".repeat(128), Value: "v".repeat(256) });
    }),
  url: `https://${longHost}/${"path/".repeat(24)}`,
  symptom: { at: "provider", status: 400, error: "redirect_mismatch" },
  clue: { status: 400, reason: "redirect_mismatch" },
  answer: "found",
  causes: { server: ["callback-url-unregistered"] },
};

const apiId = "long-api";
const longPath = `/${"a-resource-of-many-words".repeat(4)}`;

/** An API whose name and paths leave no room either. */
export const longApi: Scenario = {
  id: apiId,
  title: "An API whose names are at their longest",
  story: "Its paths were generated.",
  build: () =>
    tokenWorld(apiId, (parts) => {
      parts.draft.api.name = "n".repeat(255);
      parts.authorizer.name = "authorizer".repeat(12);
      const method = { ...structuredClone(parts.method), ...methodOf("GET", "CUSTOM") };
      if (parts.authorizer.id) method.authorizerId = parts.authorizer.id;
      addResource(parts, longPath, { GET: method });
    }),
  url: restUrl(apiId).replace("/orders", longPath),
  symptom: { at: "api", status: 401 },
  clue: { status: 401 },
  answer: "ruled-out",
  causes: { server: [] },
};
