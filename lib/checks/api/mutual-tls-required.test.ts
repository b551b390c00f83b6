import type { ApiDomain } from "../../model/api";
import { type Gathered, ok } from "../../model/gathered";
import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import mutualTlsRequired from "./mutual-tls-required";

const host = "api.example.com";
const asking = (domain: Gathered<ApiDomain | null>) =>
  apiSnapshotOf("rest-token", ({ artifacts }) => {
    artifacts.domains = { [host]: domain };
  });
const domain = (mutualTls: ApiDomain["mutualTls"]) =>
  asking(
    ok({
      name: host,
      endpointTypes: ["REGIONAL"],
      status: "AVAILABLE",
      routingMode: "API_MAPPING_ONLY",
      mutualTls,
      targets: [],
    }),
  );
const wanting = domain({ truststoreUri: "s3://trust/store.pem", warnings: [] });
const url = `https://${host}/orders`;
const answered = (status: number, errorType: string, message: string) => ({
  response: {
    status,
    headers: [
      { name: "x-amzn-ErrorType", value: errorType },
      { name: "x-amz-apigw-id", value: "id" },
    ],
    body: JSON.stringify({ message }),
  },
});

testApiCheck(mutualTlsRequired, {
  pass: [
    { name: "none is wanted", snapshot: domain(null), clue: { url, status: 403 } },
    {
      name: "the authorizer answered, which stands behind it",
      snapshot: wanting,
      clue: { url },
      brought: answered(401, "UnauthorizedException", "Unauthorized"),
      because: /got past/,
    },
  ],
  fail: [
    {
      name: "403",
      snapshot: wanting,
      clue: { url, status: 403 },
      because:
        /api\.example\.com lets in only callers with a client certificate that s3:\/\/trust\/store\.pem trusts\.$/,
      shows: /truststoreUri/,
    },
    {
      name: "a refusal at the door was pasted",
      snapshot: wanting,
      clue: { url },
      brought: answered(403, "ForbiddenException", "Forbidden"),
    },
    {
      name: "the truststore has faults of its own",
      snapshot: domain({
        truststoreUri: "s3://trust/store.pem",
        warnings: ["Invalid certificate at line 3"],
      }),
      clue: { url },
      because: /AWS warns of the truststore: Invalid certificate at line 3\.$/,
    },
    {
      name: "of a path that the domain maps nothing for",
      snapshot: wanting,
      clue: { url, status: 403 },
      missing: { stage: "", httpMethod: "GET", path: "/orders", gap: "domain-mapping" },
    },
  ],
  unknown: [
    {
      name: "nobody said what was met",
      snapshot: wanting,
      clue: { url },
      because: /in no configuration/,
      needs: /status/,
    },
    {
      name: "the domain was not read",
      snapshot: asking({
        state: "failed",
        error: {
          code: "access-denied",
          operation: "apigateway:GET",
          resource: "/domainnames/api.example.com",
          message: "not authorized",
        },
      }),
      clue: { url, status: 403 },
      because: /apigateway:GET on \/domainnames/,
    },
  ],
  notApplicable: [
    { name: "the API's own host", snapshot: wanting, clue: { status: 403 } },
    { name: "a host that is no custom domain", snapshot: asking(ok(null)), clue: { url, status: 403 } },
  ],
});
