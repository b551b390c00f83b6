/** What stands behind an API: one backend that shows what API Gateway hands it. */
import type { Integration } from "@aws-sdk/client-api-gateway";
import type { AuthorizerContext } from "./authorizer-answer";
import type { Reply } from "./call";

export function backendReply(seen: {
  readonly method: string;
  readonly path: string;
  readonly authorizer: AuthorizerContext;
}): Reply {
  return {
    status: 200,
    headers: { server: "target", "content-type": "application/json" },
    body: JSON.stringify(seen),
  };
}

/** A MOCK integration answers with the literal headers of its first response, as CORS preflights are set up. */
export function mockReply({ integrationResponses = {} }: Integration): Reply {
  const [first] = Object.values(integrationResponses);
  const entries = Object.entries(first?.responseParameters ?? {}).flatMap(([place, expression]) => {
    const name = /^method\.response\.header\.(.+)$/.exec(place)?.[1];
    const literal = /^'(.*)'$/s.exec(expression)?.[1];
    return name === undefined || literal === undefined ? [] : [[name, literal] as const];
  });
  return {
    status: Number(first?.statusCode ?? 200),
    headers: { "content-type": "application/json", ...Object.fromEntries(entries) },
    body: "",
  };
}
