import type { OAuthRequest } from "../model/oauth-request";
import type { AppClient } from "../model/user-pool";
import { nearest } from "./nearest";
import { scopesOf } from "./scopes";
import { listed } from "./words";

/** One thing in which a request differs from what the app client and the endpoint want. */
export interface OAuthDifference {
  /** Continues "The request …". */
  readonly text: string;
  readonly parameter: string;
  readonly actual: string;
  readonly expected: string;
}

const none = "none";

/**
 * Where an authorize or token request does not fit the app client that it names.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html and
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export function differencesFrom(request: OAuthRequest, client: AppClient): OAuthDifference[] {
  return [
    ...(request.endpoint === "token" ? transport(request) : []),
    ...(request.endpoint === "token" ? secretDifference(request, client) : []),
    ...grantDifference(request, client),
    ...callbackDifference(request, client),
    ...scopeDifference(request, client),
  ];
}

/** Where a request does not go to an endpoint of the pool; `hosts`: those of its domains. */
export function placeDifference(
  { endpoint, host, path }: OAuthRequest,
  hosts: readonly string[],
): OAuthDifference[] {
  const differences: OAuthDifference[] = [];
  // The FIPS name of a prefix domain: https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html
  const plain = host.replace(".auth-fips.", ".auth.");
  if (!hosts.includes(plain)) {
    const expected = nearest(host, hosts) ?? hosts.join(" ");
    differences.push(
      hosts.length === 0
        ? {
            text: `goes to ${host}, and the user pool has no domain`,
            parameter: "host",
            actual: host,
            expected: none,
          }
        : { text: `goes to ${host} instead of ${expected}`, parameter: "host", actual: host, expected },
    );
  }
  // The login page is where the authorize endpoint leads with the same parameters.
  const wanted =
    endpoint === "token" ? ["/oauth2/token"] : ["/oauth2/authorize", "/login", "/signup", "/logout"];
  if (!wanted.includes(path)) {
    const expected = wanted[0] ?? "";
    differences.push({
      text: `asks ${path} instead of ${expected}`,
      parameter: "path",
      actual: path,
      expected,
    });
  }
  return differences;
}

/** POST and a form: https://repost.aws/knowledge-center/api-gateway-cognito-401-unauthorized */
function transport({ method, contentType }: OAuthRequest): OAuthDifference[] {
  if (method !== undefined && method !== "POST") {
    return [
      {
        text: `is sent by ${method}, and the token endpoint answers 405 to all but POST`,
        parameter: "method",
        actual: method,
        expected: "POST",
      },
    ];
  }
  const form = "application/x-www-form-urlencoded";
  return contentType === undefined || contentType === form
    ? []
    : [
        {
          text: `${contentType === null ? "names no content type" : `sends ${contentType}`}, and the token endpoint takes a form alone: it answers 405, or invalid_request`,
          parameter: "content-type",
          actual: contentType ?? none,
          expected: form,
        },
      ];
}

function secretDifference({ secret }: OAuthRequest, { HasClientSecret }: AppClient): OAuthDifference[] {
  const difference = (text: string, expected: string): OAuthDifference[] => [
    { text, parameter: "client secret", actual: secret ?? none, expected },
  ];
  const wanted = HasClientSecret ? "header or body" : none;
  if (secret === undefined) return [];
  if (secret === "malformed") {
    return difference(
      "has a Basic header that is not the base64 of client_id:client_secret (encoded twice, or cut)",
      wanted,
    );
  }
  if (secret === "none")
    return HasClientSecret
      ? difference("sends no client secret, and the client has one: invalid_client", wanted)
      : [];
  return HasClientSecret
    ? []
    : difference("sends a client secret, and the client has none: invalid_client", wanted);
}

/** What `AllowedOAuthFlows` calls the grants. A refreshed token needs none of its own. */
const flowOfGrant: Readonly<Record<string, string>> = {
  authorization_code: "code",
  client_credentials: "client_credentials",
};

function grantDifference(request: OAuthRequest, client: AppClient): OAuthDifference[] {
  const { AllowedOAuthFlowsUserPoolClient: on, AllowedOAuthFlows } = client;
  const flows = on ? AllowedOAuthFlows : [];
  const expected = flows.join(" ") || none;
  const isToken = request.endpoint === "token";
  const [parameter, actual] = isToken
    ? ["grant_type", request.grantType]
    : ["response_type", request.responseType];
  if (actual === undefined) return [];
  if (actual === "refresh_token") return [];
  const flow = isToken ? flowOfGrant[actual] : actual === "token" ? "implicit" : actual;
  if (flow === undefined) {
    return [
      {
        text: `asks for ${parameter}=${actual}, which a user pool's token endpoint does not know`,
        parameter,
        actual,
        expected,
      },
    ];
  }
  if (flows.includes(flow)) return [];
  const text = on
    ? `asks for ${parameter}=${actual}, which the client may not use`
    : `asks for ${parameter}=${actual}, and OAuth is switched off for the client`;
  return [{ text, parameter, actual, expected }];
}

function callbackDifference({ redirectUri }: OAuthRequest, { CallbackURLs }: AppClient): OAuthDifference[] {
  if (redirectUri === undefined || CallbackURLs.includes(redirectUri)) return [];
  return [
    {
      text: `names the callback ${redirectUri}, which is not registered`,
      parameter: "redirect_uri",
      actual: redirectUri,
      expected: nearest(redirectUri, CallbackURLs) ?? (CallbackURLs.join(" ") || none),
    },
  ];
}

function scopeDifference({ scope }: OAuthRequest, { AllowedOAuthScopes }: AppClient): OAuthDifference[] {
  const missing = scopesOf(scope ?? "").filter((one) => !AllowedOAuthScopes.includes(one));
  return missing.length === 0
    ? []
    : [
        {
          text: `asks for ${listed(missing)}, which the client may not have`,
          parameter: "scope",
          actual: scope ?? "",
          expected: AllowedOAuthScopes.join(" ") || none,
        },
      ];
}
