import type { BroughtResponse } from "../../../model/brought";
import { headerOf, messageOf } from "./parts";
import type { AnswerDoor, AnswerReading, KnownOfApi } from "./reading";

type Elsewhere = Pick<AnswerReading, "meaning" | "certainty" | "says">;

/** What is said of an answer that is not API Gateway's own. */
export const elsewhere: Readonly<Record<Exclude<AnswerDoor, "rest" | "http">, Elsewhere>> = {
  backend: {
    meaning: "passed-through",
    certainty: "likely",
    says: "The answer is the backend's: API Gateway let the call through.",
  },
  cloudfront: {
    meaning: "other",
    certainty: "likely",
    says: "CloudFront made this answer: the request never reached API Gateway.",
  },
  waf: {
    meaning: "challenged",
    certainty: "proven",
    says: "A web ACL answered with a challenge: the request never reached API Gateway.",
  },
  alb: {
    meaning: "other",
    certainty: "likely",
    says: "A load balancer made this answer, not API Gateway.",
  },
  unknown: {
    meaning: "other",
    certainty: "open",
    says: "Nothing in the answer tells who made it: paste it with its headers, as curl -i prints it.",
  },
};

/**
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html (`x-amz-apigw-id`),
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html (`x-amzn-waf-action`)
 */
export function doorOf(response: BroughtResponse, { kind }: Pick<KnownOfApi, "kind">): AnswerDoor {
  const has = (name: string) => headerOf(response, name) !== undefined;
  if (has("x-amzn-waf-action")) return "waf";
  if (has("x-amz-apigw-id")) return "rest";
  if (has("apigw-requestid")) return "http";
  if (has("x-amzn-errortype")) return "rest";
  const server = headerOf(response, "server") ?? "";
  if (/^awselb\//i.test(server)) return "alb";
  const page = response.body.slice(0, 20_000);
  if (/^CloudFront$/i.test(server) || page.includes("The request could not be satisfied"))
    return "cloudfront";
  if (response.headers.length > 0 || kind === undefined || messageOf(response) === undefined)
    return "unknown";
  return kind === "http" ? "http" : "rest";
}

/** A sign in an answer by which a person tells who made it. */
export interface DoorSign {
  readonly door: AnswerDoor;
  /** As it stands in the answer: headers, or a body. */
  readonly signs: readonly string[];
  readonly says: string;
}

/** How to tell who answered, in the order in which to look. Of several that fit the first counts. */
export const doorSigns: readonly DoorSign[] = [
  { door: "waf", signs: ["x-amzn-waf-action: captcha"], says: elsewhere.waf.says },
  {
    door: "rest",
    signs: ["x-amz-apigw-id: ID", "x-amzn-ErrorType: UnauthorizedException"],
    says: "A REST or WebSocket API made this answer; the exception in x-amzn-ErrorType says what it refused.",
  },
  {
    door: "backend",
    signs: ["x-amz-apigw-id: ID", "x-amzn-Remapped-WWW-Authenticate: Bearer"],
    says: `${elsewhere.backend.says} Likely so wherever x-amzn-ErrorType is missing.`,
  },
  {
    door: "http",
    signs: ["apigw-requestid: ID", '{"message":"Unauthorized"}'],
    says: "An HTTP API likely made this answer; www-authenticate says why where a JWT authorizer refused. Another body is the backend's.",
  },
  { door: "alb", signs: ["server: awselb/2.0"], says: elsewhere.alb.says },
  {
    door: "cloudfront",
    signs: ["server: CloudFront", "403 ERROR The request could not be satisfied"],
    says: elsewhere.cloudfront.says,
  },
  {
    door: "unknown",
    signs: ["server: nginx, or any other"],
    says: "With none of these the application behind a load balancer, or another server, likely made the answer.",
  },
];
