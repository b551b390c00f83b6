import { shellWord } from "../checks/fixes/shell";
import type { ChainUse } from "../facts/blast-radius";

/**
 * Commands that print each rule and each authorizer of one account and Region that names what a chain uses. They look
 * for texts, so that a name which stands elsewhere in a rule is found as well.
 */
export function blastRadiusCommands({ row, things }: ChainUse): string[] {
  const named = things.filter(({ what }) => what === "client" || what === "user-pool" || what === "issuer");
  const called = things.filter(({ what }) => what === "function");
  if (named.length === 0 && called.length === 0) return [];
  const region = `--region ${shellWord(row.region)}`;
  const texts = [...new Set([...named, ...called].flatMap(({ what, id }) => textsOf(what, id)))];
  const matches = `grep -F ${texts.map((text) => `-e ${shellWord(text)}`).join(" ")}`;
  return [
    ...(named.length === 0
      ? []
      : [
          `for balancer in $(aws elbv2 describe-load-balancers ${region} --query 'LoadBalancers[].LoadBalancerArn' --output text); do
  for listener in $(aws elbv2 describe-listeners ${region} --load-balancer-arn "$balancer" --query 'Listeners[].ListenerArn' --output text); do
    aws elbv2 describe-rules ${region} --listener-arn "$listener" --query 'Rules[].[RuleArn,to_string(Actions)]' --output text
  done
done | ${matches}`,
        ]),
    `for api in $(aws apigateway get-rest-apis ${region} --query 'items[].id' --output text); do
  aws apigateway get-authorizers ${region} --rest-api-id "$api" --query 'items[].[id,to_string(@)]' --output text | sed "s/^/$api /"
done | ${matches}`,
    `for api in $(aws apigatewayv2 get-apis ${region} --query 'Items[].ApiId' --output text); do
  aws apigatewayv2 get-authorizers ${region} --api-id "$api" --query 'Items[].[AuthorizerId,to_string(@)]' --output text | sed "s/^/$api /"
done | ${matches}`,
  ];
}

/** A pool is named by its ARN, and inside an issuer by its id. */
function textsOf(what: ChainUse["things"][number]["what"], id: string): string[] {
  return what === "user-pool" ? [id.slice(id.lastIndexOf("/") + 1)] : [id];
}
