import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { EndpointRow, EndpointTable } from "../../model/panels";
import { compareEndpoint, endpointAnswerOf, probeOf, publishedBy } from "../endpoint-table";
import { artifactOfApi, type IssuerOfAuthorizer } from "./artifact-of-api";

/**
 * The issuers that an authorizer trusts beside what each publishes: API Gateway asks an issuer for its keys and for
 * nothing else. Null: the authorizer, if there is one, trusts no issuer.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function apiEndpointTable(snapshot: ApiSnapshot, chain: ApiChain): EndpointTable | null {
  const issuers = artifactOfApi("issuers", snapshot, chain, undefined);
  if (issuers.state !== "ok" || issuers.value.value.length === 0) return null;
  const authorizer = artifactOfApi("authorizer", snapshot, chain, undefined);
  const isDerived = authorizer.state === "ok" && authorizer.value.value?.issuers.length === 0;
  return {
    ownBy: isDerived ? "derived" : "authorizer",
    rows: issuers.value.value.flatMap((issuer) => rowsOf(issuer)),
  };
}

function rowsOf({ trusted, discovery, keySet }: IssuerOfAuthorizer): EndpointRow[] {
  const { document, problem } = publishedBy(discovery);
  const row = (
    endpoint: "issuer" | "jwks",
    own: string | null,
    answer: EndpointRow["answer"],
  ): EndpointRow => ({
    endpoint,
    own,
    published: (endpoint === "issuer" ? document?.issuer : document?.jwks_uri) ?? null,
    comparison: compareEndpoint(endpoint, own, document, problem),
    answer,
  });
  return [
    row("issuer", trusted.issuer, endpointAnswerOf(probeOf(discovery))),
    row("jwks", trusted.jwksUri ?? null, endpointAnswerOf(probeOf(keySet))),
  ];
}
