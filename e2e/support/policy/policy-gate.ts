/** AWS as a role with a policy sees it: what the policy does not allow is refused on the wire, whatever asks. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Policy } from "../../../lib/gather";
import { credentialScope } from "../../sandbox/aws/credentials";

export interface PolicyGate {
  readonly url: string;
  /** IAM actions that were allowed so far. */
  readonly used: () => string[];
  /** What was refused: action and resource. */
  readonly refused: () => string[];
  readonly close: () => Promise<void>;
}

interface Asked {
  readonly action: string;
  /** ARN where the policy tells resources apart; `*` elsewhere. */
  readonly resource: string;
}

const ofFunction: Readonly<Record<string, string>> = {
  configuration: "lambda:GetFunctionConfiguration",
  policy: "lambda:GetPolicy",
};

/**
 * What IAM is asked for a request, read from the wire and from nothing of the product.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
function askedOf({ method = "", url = "", headers }: IncomingMessage, body: string): Asked {
  const scope = credentialScope(headers.authorization);
  // CloudWatch signs by its old name, which IAM does not know.
  const service = scope?.service === "monitoring" ? "cloudwatch" : (scope?.service ?? "nobody");
  const region = scope?.region ?? "";
  const path = decodeURIComponent(url.split("?", 1)[0] ?? "");
  if (service === "apigateway") {
    return {
      action: `apigateway:${method}`,
      resource: `arn:aws:apigateway:${region}::${path.replace(/^\/v2(?=\/)/, "")}`,
    };
  }
  const last = path.slice(path.lastIndexOf("/") + 1);
  if (service === "lambda") return { action: ofFunction[last] ?? `lambda:${method} ${path}`, resource: "*" };
  const target = headers["x-amz-target"];
  const operation =
    typeof target === "string" ? target.replace(/^.*\./, "") : new URLSearchParams(body).get("Action");
  return { action: `${service}:${operation}`, resource: "*" };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
function matches(pattern: string, arn: string): boolean {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return pattern === "*" || new RegExp(`^${parts.join(".*")}$`, "s").test(arn);
}

export function allows({ Statement }: Policy, { action, resource }: Asked): boolean {
  return Statement.some(
    ({ Action, Resource }) =>
      Action.includes(action) && [Resource].flat().some((pattern) => matches(pattern, resource)),
  );
}

/** Stands between the SDK and the sandbox's AWS. */
export async function startPolicyGate(awsUrl: string, policy: Policy): Promise<PolicyGate> {
  const used = new Set<string>();
  const refused = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const asked = askedOf(request, body.toString());
    if (!allows(policy, asked)) {
      refused.add(`${asked.action} ${asked.resource}`);
      response.writeHead(403, { "x-amzn-errortype": "AccessDeniedException" }).end("{}");
      return;
    }
    used.add(asked.action);
    const { method = "", url = "", headers } = request;
    const sent = Object.entries(headers).filter(
      ([name]) => !["host", "connection", "content-length"].includes(name),
    );
    const answer = await fetch(new URL(url, awsUrl), {
      method,
      headers: sent.flatMap(([name, value]): [string, string][] =>
        typeof value === "string" ? [[name, value]] : [],
      ),
      ...(method === "GET" ? {} : { body }),
    });
    const text = await answer.text();
    response.writeHead(
      answer.status,
      Object.fromEntries(
        ["content-type", "x-amzn-errortype"].flatMap((name) => {
          const value = answer.headers.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
    );
    response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    used: () => [...used].toSorted(),
    refused: () => [...refused].toSorted(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
