import type { ApiScope } from "../../model/scope";

/** Where an authorizer looks for what tells callers apart. */
export type SourceKind = "header" | "query" | "stage-variable" | "context";

export type IdentitySource =
  | { readonly state: "good"; readonly written: string; readonly kind: SourceKind; readonly name: string }
  | { readonly state: "malformed"; readonly written: string; readonly why: string };

const forms: Readonly<Record<ApiScope["kind"], RegExp>> = {
  rest: /^(?:method\.request\.(header|multivalueheader|querystring|multivaluequerystring)\.(.+)|(stageVariables|context)\.(.+))$/s,
  http: /^\$(?:request\.(header|querystring)\.(.+)|(stageVariables|context)\.(.+))$/s,
  // The page names headers and query strings; the other two are taken as the other APIs write them.
  ws: /^(?:route\.request\.(header|querystring)\.(.+)|\$?(stageVariables|context)\.(.+))$/s,
};

/** RFC 9110, 5.1. */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const kinds: Readonly<Record<string, SourceKind>> = {
  header: "header",
  multivalueheader: "header",
  querystring: "query",
  multivaluequerystring: "query",
  stageVariables: "stage-variable",
  context: "context",
};

/**
 * Reads one expression of an authorizer's identity source.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html#apigw-Type-Authorizer-identitySource,
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export function readIdentitySource(written: string, api: ApiScope["kind"]): IdentitySource {
  const malformed = (why: string): IdentitySource => ({ state: "malformed", written, why });
  const [, ofRequest, requestName, other, otherName] = forms[api].exec(written) ?? [];
  const kind = kinds[ofRequest ?? other ?? ""];
  const name = requestName ?? otherName ?? "";
  if (kind === undefined) {
    return malformed(
      /^method\.request\.path\./.test(written)
        ? "path parameters cannot be identity sources"
        : "it is no expression that API Gateway reads",
    );
  }
  if (kind === "header" && /^(?:method|route|\$?request)\.(?:request|header)\./.test(name)) {
    return malformed(`it looks for a header that is itself called "${name}"`);
  }
  if (kind === "header" && !headerName.test(name)) {
    return malformed(`"${name}" cannot be the name of a header`);
  }
  return { state: "good", written, kind, name };
}

/** As a person says it: "the header `Authorization`". */
export function sourceWords({ kind, name }: Extract<IdentitySource, { state: "good" }>): string {
  switch (kind) {
    case "header":
      return `the header ${name}`;
    case "query":
      return `the query parameter ${name}`;
    case "stage-variable":
      return `the stage variable ${name}`;
    case "context":
      return `the context value ${name}`;
  }
}

/**
 * Whether a request without one of the sources is refused before anything is called. REST REQUEST authorizers that keep
 * no results are the case on which AWS's pages disagree.
 */
export type Enforcement = "enforced" | "disputed";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html against API_Authorizer. */
export function sourcesEnforced(
  api: ApiScope["kind"],
  authorizer: { readonly type: string; readonly authorizerResultTtlInSeconds: number },
): Enforcement {
  const isDisputed =
    api === "rest" && authorizer.type === "REQUEST" && authorizer.authorizerResultTtlInSeconds === 0;
  return isDisputed ? "disputed" : "enforced";
}
