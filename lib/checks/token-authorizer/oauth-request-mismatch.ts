import type { ClientOfPool, PoolOfAuthorizer } from "../../facts/api/artifact-of-api";
import { hostedHost } from "../../facts/cognito-addresses";
import { differencesFrom, type OAuthDifference, placeDifference } from "../../facts/oauth-request-difference";
import { parseUserPoolArn } from "../../facts/user-pool-arn";
import { whyNotRead } from "../../facts/why-not-read";
import { listed } from "../../facts/words";
import type { Verdict } from "../../model/finding";
import type { OAuthRequest } from "../../model/oauth-request";
import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { clueEvidence } from "../evidence";
import { idsInWords, noAuthorizer } from "./shared-pool";

export default defineApiCheck({
  id: "oauth-request-mismatch",
  title: "The OAuth request that was brought fits the app client",
  failureTitle: "The OAuth request that was brought does not fit the app client",
  description:
    "Before a method can take a token, a client has to get one: the right endpoint and Region, POST and a form, a secret if and only if the app client has one, its grants, callbacks and scopes. Paste an authorize or token request, or Postman's settings: they are compared value by value.",
  severity: "breaks-sign-in",
  kinds: ["rest-cognito", "rest-jwt", "http-jwt"],
  hop: "provider",
  meets: "400 or 405 of the token endpoint, or an error page of Cognito",
  docs: [documents.cognitoToken, documents.cognitoAuthorize, documents.cognitoClients],
  requires: ["authorizer", "pools"],
  notApplicable: ({ authorizer, pools }) => {
    if (authorizer.value === null) return noAuthorizer;
    return pools.value.length === 0 ? "The tokens come from no user pool that can be told." : null;
  },
  evaluate: ({ pools }, _, { brought }) => {
    const requests = brought.oauth ?? [];
    if (requests.length === 0) {
      return {
        outcome: "unknown",
        because: "No OAuth request was brought that could be compared with an app client.",
        needs: "the authorize or token request that gets the token, or the settings that it is made with",
      };
    }
    return judge(requests, pools.value);
  },
});

interface Difference extends OAuthDifference {
  readonly endpoint: OAuthRequest["endpoint"];
}

function judge(requests: readonly OAuthRequest[], pools: readonly PoolOfAuthorizer[]): Verdict {
  const id = requests.find(({ clientId }) => typeof clientId === "string")?.clientId ?? undefined;
  const namesNone = id === undefined && requests.some(({ clientId }) => clientId === null);
  const owner = id === undefined ? undefined : ownerOf(id, pools);
  if (owner?.state === "unread") return { outcome: "unknown", because: owner.why };
  // Without its client a request can still go to the wrong place.
  const known = owner?.state === "found" ? [owner.pool] : pools;
  const hosts = hostsOf(known);
  if (hosts.state === "unread") return { outcome: "unknown", because: hosts.why };
  const differences = requests.flatMap((request) => {
    const own = [
      ...placeDifference(request, hosts.hosts),
      ...(owner?.state === "found" ? differencesFrom(request, owner.client) : []),
    ];
    return own.map((one): Difference => ({ ...one, endpoint: request.endpoint }));
  });
  const stranger: Difference[] =
    owner?.state === "found" || (id === undefined && !namesNone)
      ? []
      : [
          {
            endpoint: requests[0]?.endpoint ?? "token",
            text: id === undefined ? "names no client" : `names client ${id}, which the pool does not have`,
            parameter: "client_id",
            actual: id ?? "none",
            expected: idsInWords(pools.flatMap(({ clients }) => clients.map(({ clientId }) => clientId))),
          },
        ];
  const all = [...stranger, ...differences];
  const [first, ...more] = all.map(({ parameter, actual, expected }) =>
    clueEvidence(parameter, actual, expected),
  );
  if (first === undefined && owner === undefined) {
    return { outcome: "unknown", because: "The paste does not show which app client the request names." };
  }
  if (first === undefined) {
    const evidence = requests.map(({ endpoint, host, path }) =>
      clueEvidence(`${endpoint} request`, host + path),
    );
    return { outcome: "pass", evidence };
  }
  return {
    outcome: "fail",
    certainty: "proven",
    because: sentencesOf(requests, all),
    evidence: [first, ...more],
    fixes: [
      {
        type: "steps",
        title: "Send what the app client and the endpoint want, or let the app client have it",
        steps: all.map(
          ({ endpoint, text, expected }) =>
            `The ${endpoint} request ${text}. Expected: ${expected}. Change it where the request is made${
              id === undefined ? "" : `, or on app client ${id}`
            }.`,
        ),
      },
    ],
  };
}

/** One sentence an endpoint: settings are of two. */
function sentencesOf(requests: readonly OAuthRequest[], differences: readonly Difference[]): string {
  const endpoints = [...new Set(requests.map(({ endpoint }) => endpoint))];
  return endpoints
    .flatMap((endpoint) => {
      const own = differences.filter((one) => one.endpoint === endpoint).map(({ text }) => text);
      return own.length === 0 ? [] : [`The ${endpoint} request ${listed(own)}.`];
    })
    .join(" ");
}

type Owner =
  | {
      readonly state: "found";
      readonly pool: PoolOfAuthorizer;
      readonly client: Extract<ClientOfPool["client"], { state: "ok" }>["value"] & object;
    }
  | { readonly state: "none" }
  | { readonly state: "unread"; readonly why: string };

/** The client that a request names, in one of the pools behind the authorizer. */
function ownerOf(id: string, pools: readonly PoolOfAuthorizer[]): Owner {
  for (const pool of pools) {
    const found = pool.clients.find(({ clientId }) => clientId === id);
    if (found?.client.state === "ok" && found.client.value !== null)
      return { state: "found", pool, client: found.client.value };
    if (found && found.client.state !== "ok")
      return { state: "unread", why: `App client ${id}: ${whyNotRead(found.client)}` };
  }
  const open = pools.find(({ clientIds }) => clientIds.state !== "ok");
  if (open && open.clientIds.state !== "ok")
    return { state: "unread", why: `The app clients of ${open.poolId}: ${whyNotRead(open.clientIds)}` };
  const beyond = pools.some(({ clientIds }) => clientIds.state === "ok" && clientIds.value.includes(id));
  return beyond
    ? { state: "unread", why: `App client ${id} was not read: the pool has more than are read.` }
    : { state: "none" };
}

type Hosts =
  | { readonly state: "known"; readonly hosts: readonly string[] }
  | { readonly state: "unread"; readonly why: string };

function hostsOf(pools: readonly PoolOfAuthorizer[]): Hosts {
  const hosts: string[] = [];
  for (const { arn, poolId, pool } of pools) {
    if (pool.state !== "ok") return { state: "unread", why: `User pool ${poolId}: ${whyNotRead(pool)}` };
    const { Domain, CustomDomain } = pool.value ?? {};
    const region = parseUserPoolArn(arn)?.region ?? "";
    for (const domain of [CustomDomain, Domain])
      if (domain !== undefined) hosts.push(hostedHost(domain, region));
  }
  return { state: "known", hosts };
}
