import type { Recognition } from "./recognition";

const arnShape =
  /^arn:[\w-]+:elasticloadbalancing:([a-z0-9-]+):(\d{12}):(loadbalancer|listener|listener-rule)\/app\/([^/\s]+)\/([^/\s]+)(?:\/([^/\s]+))?(?:\/([^/\s]+))?$/;

/** The ARN of a load balancer, listener or rule. A rule is a chain; the others narrow the list of chains. */
export function readArn(text: string): Recognition | null {
  if (!/^arn:[\w-]+:/.test(text) || /\s/.test(text)) return null;
  const match = arnShape.exec(text);
  if (!match) {
    return {
      kind: "unknown",
      why: "It is an ARN, but not of an application load balancer, a listener or a rule.",
    };
  }
  const [, region = "", account = "", kind = "", name = "", id = "", listener, rule] = match;
  if (kind === "listener-rule" && listener && rule) {
    const chain = ["alb", account, region, name, id, listener, rule].map(encodeURIComponent).join("/");
    return { kind: "chain", what: `the ARN of a rule of ${name}`, chain };
  }
  const what = kind === "listener" ? `the ARN of a listener of ${name}` : `the ARN of load balancer ${name}`;
  return { kind: "scope", what, filter: name };
}

/** A chain id, or the id of a load balancer's scope. */
export function readChainId(text: string): Recognition | null {
  if (!/^alb\/\d{12}\/[a-z0-9-]+\/[^\s]+$/.test(text)) return null;
  const segments = text.split("/");
  const [, , , name = ""] = segments;
  if (segments.length === 7 && segments.every((segment) => segment !== "")) {
    return { kind: "chain", what: `a chain of ${name}`, chain: text };
  }
  if (segments.length === 5) return { kind: "scope", what: `load balancer ${name}`, filter: name };
  return { kind: "unknown", why: "It begins like a chain id, but has another number of parts than 5 or 7." };
}
