import { cognitoIssuer } from "@/lib/jwt/classify";
import type { TokenTarget } from "@/lib/jwt/types";

/** The places that can be described by hand. */
export type HandKind = TokenTarget["kind"];
/** What is asked of each. */
export type HandField =
  | "issuer"
  | "audience"
  | "scopes"
  | "pools"
  | "clients"
  | "albArn"
  | "header"
  | "expression"
  | "algorithms";
export type HandValues = Readonly<Partial<Record<HandField, string>>>;

interface KindInfo {
  readonly label: string;
  readonly fields: readonly HandField[];
  /** Without these nothing can be judged. */
  readonly needed: readonly HandField[];
}

export const handKinds: Readonly<Record<HandKind, KindInfo>> = {
  "http-jwt": {
    label: "HTTP API, JWT authorizer",
    fields: ["issuer", "audience", "scopes"],
    needed: ["issuer", "audience"],
  },
  "rest-cognito": {
    label: "REST API, Cognito authorizer",
    fields: ["pools", "scopes", "expression"],
    needed: ["pools"],
  },
  "rest-jwt": {
    label: "REST API, JWT authorizer",
    fields: ["issuer", "audience", "algorithms", "scopes"],
    needed: ["issuer", "audience"],
  },
  "rest-token": {
    label: "REST API, Lambda authorizer of type TOKEN",
    fields: ["header", "expression"],
    needed: [],
  },
  "alb-oidc-data": {
    label: "Application behind a load balancer (x-amzn-oidc-data)",
    fields: ["albArn", "clients", "issuer"],
    needed: ["albArn"],
  },
  "alb-jwt": { label: "Load balancer, jwt-validation", fields: ["issuer"], needed: ["issuer"] },
  cognito: {
    label: "Verifier of a user pool's tokens",
    fields: ["pools", "clients", "scopes"],
    needed: ["pools"],
  },
  oidc: {
    label: "Any OpenID Connect verifier",
    fields: ["issuer", "audience"],
    needed: ["issuer", "audience"],
  },
};

interface FieldInfo {
  readonly label: string;
  readonly example: string;
}

export const handFields: Readonly<Record<HandField, FieldInfo>> = {
  issuer: { label: "Issuer, to the letter", example: "https://login.example.com/" },
  audience: { label: "Audiences, one a line or with commas", example: "orders" },
  scopes: { label: "Scopes of the method or route; none: leave empty", example: "orders/read" },
  pools: { label: "User pool ids or ARNs", example: "eu-west-1_AbCdEfGhI" },
  clients: { label: "App client ids; any: leave empty", example: "1example23456789" },
  albArn: {
    label: "ARN of the load balancer",
    example: "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188",
  },
  header: { label: "Header that carries the token", example: "Authorization" },
  expression: { label: "Validation expression; none: leave empty", example: "^Bearer [-0-9a-zA-Z._]*$" },
  algorithms: { label: "Algorithms that are allowed", example: "RS256" },
};

export type HandResult =
  | { readonly ok: true; readonly name: string; readonly target: TokenTarget }
  | { readonly ok: false; readonly field: HandField; readonly problem: string };

/** The target that a form describes, or the first thing that is wrong with it. */
export function handTarget(kind: HandKind, values: HandValues): HandResult {
  const info = handKinds[kind];
  const missing = info.needed.find((field) => list(values[field]).length === 0);
  if (missing) return wrong(missing, `${handFields[missing].label}: give at least one.`);
  const issuer = values.issuer?.trim() ?? "";
  if (info.needed.includes("issuer") && !/^https:\/\/[^\s/]+/.test(issuer)) {
    return wrong("issuer", "An issuer is an https URL, exactly as iss has it.");
  }
  return build(kind, { ...values, issuer });
}

function build(kind: HandKind, values: HandValues): HandResult {
  const { issuer = "", header, expression = "" } = values;
  const scopes = list(values.scopes);
  const identitySource = `method.request.header.${header?.trim() || "Authorization"}`;
  const validation = expression.trim() === "" ? {} : { identityValidationExpression: expression.trim() };
  switch (kind) {
    case "http-jwt":
      return named(`An HTTP API route for ${issuer}`, {
        kind,
        region: cognitoIssuer(issuer)?.region ?? "",
        issuer,
        audience: list(values.audience),
        jwksUri: keysOf(issuer),
        scopes,
        identitySource: "$request.header.Authorization",
      });
    case "rest-jwt": {
      const algorithms = list(values.algorithms);
      const provider = {
        issuer,
        jwksUri: keysOf(issuer),
        audience: list(values.audience),
        requiredClaims: [],
      };
      return named(`A REST API method for ${issuer}`, {
        kind,
        providers: [{ ...provider, algorithms: algorithms.length === 0 ? ["RS256"] : algorithms }],
        scopes,
        identitySource,
      });
    }
    case "rest-token":
      return named("A REST API method with a Lambda authorizer", { kind, identitySource, ...validation });
    case "oidc":
      return named(`A verifier for ${issuer}`, {
        kind,
        issuer,
        audience: list(values.audience),
        jwksUri: keysOf(issuer),
      });
    case "alb-jwt":
      return named(`jwt-validation for ${issuer}`, {
        kind,
        region: "",
        issuer,
        jwksUri: keysOf(issuer),
        additionalClaims: [],
      });
    case "alb-oidc-data":
      return behindLoadBalancer(values);
    case "cognito":
    case "rest-cognito":
      return ofPools(kind, values, scopes, identitySource, validation);
  }
}

function behindLoadBalancer({ albArn = "", clients, issuer = "" }: HandValues): HandResult {
  const [, region, name] =
    /^arn:aws[\w-]*:elasticloadbalancing:([a-z0-9-]+):\d{12}:loadbalancer\/app\/([^/]+)\/\w+$/.exec(
      albArn.trim(),
    ) ?? [];
  if (region === undefined) return wrong("albArn", "This is no ARN of an application load balancer.");
  const [clientId] = list(clients);
  return named(`An application behind load balancer ${name}`, {
    kind: "alb-oidc-data",
    region,
    albArn: albArn.trim(),
    // The dashboard knows the real address; this one is only the name under which the key is asked for.
    keyBase: `https://public-keys.auth.elb.${region}.amazonaws.com`,
    ...(clientId === undefined ? {} : { clientId }),
    ...(issuer === "" ? {} : { issuer }),
  });
}

function ofPools(
  kind: "cognito" | "rest-cognito",
  { pools, clients }: HandValues,
  scopes: readonly string[],
  identitySource: string,
  validation: { identityValidationExpression?: string },
): HandResult {
  const ids = list(pools).map((text) => text.slice(text.lastIndexOf("/") + 1));
  const bad = ids.find((id) => !/^[a-z]{2}(-[a-z]+)+-\d_[0-9A-Za-z]+$/.test(id));
  const [first] = ids;
  if (bad !== undefined || first === undefined) return wrong("pools", `${bad} is no user pool id.`);
  const region = first.slice(0, first.indexOf("_"));
  const issuers = ids.map((id) => `https://cognito-idp.${id.slice(0, id.indexOf("_"))}.amazonaws.com/${id}`);
  const [issuer = ""] = issuers;
  if (kind === "cognito") {
    return named(`A verifier of pool ${first}`, {
      kind,
      region,
      userPoolId: first,
      issuer,
      jwksUri: keysOf(issuer),
      clientIds: list(clients),
      tokenUse: null,
      ...(scopes.length === 0 ? {} : { scopes }),
    });
  }
  return named(`A REST API method for pool ${ids.join(", ")}`, {
    kind,
    region,
    providerArns: [],
    issuers,
    jwksUri: keysOf(issuer),
    pools: issuers.map((one) => ({ issuer: one, jwksUri: keysOf(one) })),
    scopes,
    identitySource,
    ...validation,
  });
}

/** Where an issuer's keys are found: a pool's are in a known place, all others in the discovery document's. */
function keysOf(issuer: string): string {
  const bare = issuer.replace(/\/$/, "");
  return cognitoIssuer(bare) ? `${bare}/.well-known/jwks.json` : `${bare}/.well-known/openid-configuration`;
}

function list(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,]+/).filter((word) => word !== "");
}

function named(name: string, target: TokenTarget): HandResult {
  return { ok: true, name, target };
}

function wrong(field: HandField, problem: string): HandResult {
  return { ok: false, field, problem };
}
