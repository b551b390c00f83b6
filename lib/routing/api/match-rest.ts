import type { ApiMethod } from "../../model/api";
import { formOfSegment, segmentsOf } from "./path-segments";

/** A resource that a path leads to. */
export interface RestResource {
  /** As configured: `/orders/{id}`. */
  readonly path: string;
  /** What stood for `{id}`, by name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A resource may be there only because one below it has methods. */
interface Node {
  readonly path: string;
  readonly children: Map<string, Node>;
}

export type RestMatch =
  | {
      readonly found: true;
      readonly resource: RestResource;
      /** A greedy sibling would have taken it: which of the two wins there is not documented. */
      readonly uncertain?: string;
    }
  | {
      readonly found: false;
      /** The deepest resource that was reached. */
      readonly reached: string;
      /** A literal resource that took the path away from a greedy sibling. */
      readonly shadows?: { readonly literal: string; readonly greedy: string };
    };

/**
 * Which resource of a REST API a path leads to: at each level a literal child before `{parameter}` before `{proxy+}`,
 * and what a literal child takes never comes back to a greedy sibling. `{proxy+}` wants one segment at least.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-settings-method-request.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html
 */
export function matchRestPath(methods: readonly ApiMethod[], path: string): RestMatch {
  let node = treeOf(methods);
  const parameters: Record<string, string> = {};
  let shadows: { literal: string; greedy: string } | undefined;
  let uncertain: string | undefined;
  const segments = segmentsOf(path);
  for (const [index, segment] of segments.entries()) {
    const greedy = childOf(node, "greedy");
    const literal = node.children.get(segment);
    const parameter = childOf(node, "parameter");
    if (literal && formOfSegment(segment) === "literal") {
      if (greedy) shadows = { literal: literal.path, greedy: greedy.path };
      node = literal;
    } else if (parameter) {
      if (greedy) uncertain = greedy.path;
      parameters[nameOf(parameter)] = segment;
      node = parameter;
    } else if (greedy) {
      parameters[nameOf(greedy)] = segments.slice(index).join("/");
      return { found: true, resource: { path: greedy.path, parameters } };
    } else {
      return { found: false, reached: node.path, ...(shadows ? { shadows } : {}) };
    }
  }
  if (!methods.some((method) => method.path === node.path)) {
    return { found: false, reached: node.path, ...(shadows ? { shadows } : {}) };
  }
  return {
    found: true,
    resource: { path: node.path, parameters },
    ...(uncertain === undefined ? {} : { uncertain }),
  };
}

function treeOf(methods: readonly ApiMethod[]): Node {
  const root: Node = { path: "/", children: new Map() };
  for (const { path } of methods) {
    let node = root;
    for (const segment of segmentsOf(path)) {
      const known = node.children.get(segment);
      const child = known ?? {
        path: `${node.path === "/" ? "" : node.path}/${segment}`,
        children: new Map(),
      };
      if (!known) node.children.set(segment, child);
      node = child;
    }
  }
  return root;
}

function childOf(node: Node, form: "parameter" | "greedy"): Node | undefined {
  for (const [segment, child] of node.children) if (formOfSegment(segment) === form) return child;
  return undefined;
}

/** `{id}` and `{proxy+}` without what is around the name. */
function nameOf({ path }: Node): string {
  return path.slice(path.lastIndexOf("{") + 1).replace(/\+?\}$/, "");
}
