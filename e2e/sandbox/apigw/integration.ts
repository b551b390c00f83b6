/** What stands behind an API. */
import type { Integration } from "@aws-sdk/client-api-gateway";
import type { World } from "../world";
import type { AuthorizerContext } from "./authorizer-answer";
import type { Reply } from "./call";

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly authorizer: AuthorizerContext;
}

interface FunctionReply {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The function that an integration's URI names, if the world has it. */
function functionAt(world: World, uri: string) {
  const functions = world.accounts.flatMap(({ regions }) =>
    Object.values(regions).flatMap(({ lambda }) => lambda?.functions ?? []),
  );
  return functions.find(({ configuration }) => uri.includes(`${configuration.FunctionArn}/`));
}

/** A function of the world (AWS_PROXY), else a backend that shows what API Gateway hands it. */
export async function backendReply(world: World, uri: string | undefined, seen: Seen): Promise<Reply> {
  const server = { server: "target" };
  const backend = functionAt(world, uri ?? "");
  if (!backend) {
    return {
      status: 200,
      headers: { ...server, "content-type": "application/json" },
      body: JSON.stringify(seen),
    };
  }
  const { statusCode, headers, body = "" } = (await backend.handler({ ...seen })) as FunctionReply;
  return { status: statusCode, headers: { ...server, ...headers }, body };
}

/** REST APIs rename what a backend may not say itself: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html */
export function remapped({ headers, ...reply }: Reply): Reply {
  const renamed = Object.entries(headers).map(([name, value]) =>
    name.toLowerCase() === "www-authenticate" ? ["x-amzn-remapped-www-authenticate", value] : [name, value],
  );
  return { ...reply, headers: Object.fromEntries(renamed) };
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
