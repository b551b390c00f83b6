/**
 * A REST API's resource policy, together with its authorizers.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
import { type Refusal, refusal } from "./gateway-response";
import { judgePolicy, parsePolicy, type Verdict } from "./policy";
import { methodArn, type RestCall } from "./rest-context";

const ACTION = "execute-api:Invoke";

/** Condition keys of a call: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html */
function keysOf({ call, door }: RestCall): Record<string, string> {
  const endpoint = door.kind === "default-endpoint" ? door.vpcEndpoint : undefined;
  return endpoint === undefined
    ? { "aws:sourceip": call.sourceIp }
    : { "aws:sourcevpce": endpoint, "aws:vpcsourceip": call.sourceIp };
}

/** Undefined where the API has no policy, and needs none. */
export function judgeResourcePolicy(rest: RestCall): Verdict | undefined {
  const { api } = rest.serving.definition;
  // A private API without a policy lets nobody in.
  if (!api.policy) return api.endpointConfiguration?.types?.includes("PRIVATE") ? "silent" : undefined;
  return judgePolicy(parsePolicy(api.policy), {
    action: ACTION,
    resource: methodArn(rest),
    principal: "anonymous",
    keys: keysOf(rest),
  });
}

export const judgeAuthorizerPolicy = (rest: RestCall, document: unknown): Verdict =>
  judgePolicy(document, { action: ACTION, resource: methodArn(rest), keys: keysOf(rest) });

/** As AWS words it: the account with its first digits hidden. */
function nobody(rest: RestCall, ending: string): Refusal {
  const arn = methodArn(rest).replace(/:\d{8}(\d{4}):/, ":********$1:");
  return refusal(
    "ACCESS_DENIED",
    `User: anonymous is not authorized to perform: ${ACTION} on resource: ${arn}${ending}`,
  );
}

export const deniedByPolicy = (rest: RestCall, verdict: Verdict): Refusal =>
  nobody(rest, verdict === "deny" ? " with an explicit deny" : "");

/** What the authorizer's policy and the resource policy come to; undefined where the call may go on. */
export function judgeBoth(
  rest: RestCall,
  authorizerPolicy: unknown,
  resourcePolicy: Verdict | undefined,
): Refusal | undefined {
  const own = judgeAuthorizerPolicy(rest, authorizerPolicy);
  if (own === "deny") {
    return refusal("ACCESS_DENIED", "User is not authorized to access this resource with an explicit deny");
  }
  // One of the two has to allow.
  return own === "allow" || resourcePolicy === "allow" ? undefined : refusal("ACCESS_DENIED");
}
