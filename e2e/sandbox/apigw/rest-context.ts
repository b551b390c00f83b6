/** One call of one method of a REST API, with all that its authorizer and its policies look at. */
import type { World } from "../world";
import type { Call } from "./call";
import type { Home, Located } from "./find-api";
import type { SourceContext } from "./identity-source";
import type { MatchedMethod } from "./match-resource";
import type { Serving } from "./rest-stage";
import type { Outside } from "./verify-token";

export interface RestCall {
  readonly world: World;
  readonly home: Home;
  readonly door: Located["door"];
  readonly apiId: string;
  readonly call: Call;
  /** Path within the stage. */
  readonly path: string;
  readonly serving: Serving;
  readonly matched: MatchedMethod;
  readonly outside: Outside;
}

/** What the call of an authorizer's function looks at: it asks nobody outside, and comes through no door of its own. */
export type FunctionCall = Omit<RestCall, "outside" | "door">;

/** `arn:…:execute-api:{region}:{account}:{api}/{stage}/{METHOD}/{path}`, of what was asked for. */
export function methodArn({ home, apiId, serving, call, path }: FunctionCall): string {
  const { region, account } = home;
  const below = path.replace(/^\//, "");
  return `arn:aws:execute-api:${region}:${account}:${apiId}/${serving.stage}/${call.method}/${below}`;
}

export function authorizerArn({ home, apiId }: Pick<RestCall, "home" | "apiId">, id: string): string {
  return `arn:aws:execute-api:${home.region}:${home.account}:${apiId}/authorizers/${id}`;
}

export function restSources({ call, serving, matched, path, apiId }: FunctionCall): SourceContext {
  return {
    call,
    variables: serving.variables,
    context: {
      apiId,
      requestId: call.requestId,
      httpMethod: call.method,
      path: `/${serving.stage}${path}`,
      resourcePath: matched.resource.path,
      stage: serving.stage,
      "identity.sourceIp": call.sourceIp,
    },
  };
}
