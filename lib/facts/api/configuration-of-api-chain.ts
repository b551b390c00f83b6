import type { ApiChain } from "../../model/api-chain";
import type { ApiSnapshot } from "../../model/api-snapshot";
import type { ConfigurationPart } from "../../model/panels";
import { configurationPart, unlocated } from "../configuration-part";
import { type ApiArtifactName, artifactOfApi } from "./artifact-of-api";

/** What answers first, then the draft beside it, then what both point at. */
const parts: readonly (readonly [name: ApiArtifactName, title: string])[] = [
  ["method", "Method or route, as it answers"],
  ["authorizer", "Authorizer, as it answers"],
  ["stage", "Stage"],
  ["api", "API"],
  ["draftMethod", "Method or route, as it is edited"],
  ["draftAuthorizers", "Authorizers, as they are edited"],
  ["draftGatewayResponses", "Gateway responses, as they are edited"],
  ["authorizerFunction", "Authorizer's function"],
  ["functionPolicy", "Resource policy of the function"],
  ["authorizerRole", "Authorizer's role"],
  ["pools", "User pools behind the authorizer"],
  ["issuers", "Issuers that the authorizer trusts, and what they publish"],
  ["usagePlans", "Usage plans"],
];

/**
 * Everything that a method or route is made of, as AWS answered it, values of stage variables left out. What a chain of
 * this kind does not have is left out; what could not be read says so.
 */
export function configurationOfApiChain(snapshot: ApiSnapshot, chain: ApiChain): ConfigurationPart[] {
  return parts.flatMap(([name, title]) => {
    const found = artifactOfApi(name, snapshot, chain, undefined);
    if (found.state === "skipped") return [];
    const resource = found.state === "ok" ? found.value.resource : chain.root;
    return [configurationPart(name, title, resource, unlocated(found))];
  });
}
