/** Where a target looks for its token, and whether the paste has it there. */
import { headerOfSource } from "../read/header-value";
import { printable } from "../show";
import type { Judgement, TokenTarget } from "../types";
import type { Subject } from "./subject";

/** Header that the target reads the token from; undefined where configuration does not say. */
export function headerOf(target: TokenTarget | undefined): string | undefined {
  switch (target?.kind) {
    case "alb-oidc-data":
      return "x-amzn-oidc-data";
    case "alb-jwt":
      return "authorization";
    case "rest-cognito":
    case "rest-jwt":
    case "rest-token":
    case "http-jwt":
      return headerOfSource(target.identitySource);
    default:
      return undefined;
  }
}

/** A label that is the name of a request header. What a load balancer adds for its target is sent by no client. */
const REQUEST_HEADER = /^(?:authorization|x-(?!amzn-oidc-)[a-z0-9-]{1,76})$/;

/**
 * A request that carries the token where the target does not look, or without the Bearer that it asks for. The token
 * itself may be good, so this keeps the verdict open and refuses nothing.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html
 */
export function judgePlacement({ label, bearer }: Subject, target: TokenTarget | undefined): Judgement {
  const header = headerOf(target);
  const undecided: string[] = [];
  if (header === undefined || target?.kind === "alb-oidc-data" || !REQUEST_HEADER.test(label)) {
    return { findings: [], undecided };
  }
  if (label !== header) {
    undecided.push(
      `The target reads the header ${printable(header)} and finds nothing there: this token stands in ${printable(label)}.`,
    );
  } else if (target?.kind === "alb-jwt" && !bearer) {
    undecided.push(
      "The load balancer takes Authorization: Bearer and the token; Bearer is not in the paste, and without it the request is refused.",
    );
  }
  return { findings: [], undecided };
}
