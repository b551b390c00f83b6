/** Which method of a REST API's deployed resources takes a call. */
import type { Method } from "@aws-sdk/client-api-gateway";
import type { RestDefinition } from "../world-api";

type Resource = RestDefinition["resources"][number];

export interface MatchedMethod {
  readonly resource: Resource;
  /** As deployed: `ANY` where that stands in. */
  readonly httpMethod: string;
  readonly method: Method;
  readonly pathParameters: Readonly<Record<string, string>>;
}

const segmentsOf = (path: string): string[] => path.replace(/^\//, "").split("/");
const lastOf = ({ path }: Resource): string => segmentsOf(path).at(-1) ?? "";
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/";

const childrenOf = (resources: readonly Resource[], path: string): Resource[] =>
  resources.filter((each) => each.path !== "/" && parentOf(each.path) === path);

interface Leaf {
  readonly resource: Resource;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/**
 * Segment by segment: a literal child, else `{param}`, else `{proxy+}`. There is no way back: once a literal sibling
 * has taken a segment, `{proxy+}` beside it answers for nothing below.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html
 */
export function matchResource(resources: readonly Resource[], path: string): Leaf | undefined {
  const root = resources.find((each) => each.path === "/");
  const pathParameters: Record<string, string> = {};
  // A slash at the end asks for the same resource (inferred).
  const asked = path.replace(/^\/+|\/$/g, "");
  if (asked === "") return root && { resource: root, pathParameters };
  const segments = segmentsOf(asked);
  let at = root?.path ?? "/";
  let found: Resource | undefined;
  for (const [n, segment] of segments.entries()) {
    const children = childrenOf(resources, at);
    const literal = children.find((each) => lastOf(each) === segment);
    const parameter = children.find((each) => /^\{[^}+]+\}$/.test(lastOf(each)));
    const greedy = children.find((each) => /^\{[^}]+\+\}$/.test(lastOf(each)));
    found = literal ?? parameter ?? greedy;
    if (!found) return undefined;
    const name = /^\{(.+?)\+?\}$/.exec(lastOf(found))?.[1];
    if (found !== literal && found !== parameter) {
      return {
        resource: found,
        pathParameters: { ...pathParameters, [name ?? ""]: segments.slice(n).join("/") },
      };
    }
    if (found !== literal && name !== undefined) pathParameters[name] = segment;
    at = found.path;
  }
  return found && { resource: found, pathParameters };
}

/** The resource's own method, else `ANY`. */
export function matchMethod(
  resources: readonly Resource[],
  httpMethod: string,
  path: string,
): MatchedMethod | undefined {
  const leaf = matchResource(resources, path);
  const methods = leaf?.resource.resourceMethods ?? {};
  const name = methods[httpMethod] ? httpMethod : "ANY";
  const method = methods[name];
  return leaf && method && { ...leaf, httpMethod: name, method };
}
