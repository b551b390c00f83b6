import type { Parts } from "./build-load-balancer";
import { hostCondition } from "./build-rule";

/** Has the rule answer `host` as well, with a certificate and a DNS entry for it. */
export function addHost(
  {
    rule,
    certificate,
    world,
    name,
    host: first,
  }: Pick<Parts, "rule" | "certificate" | "world" | "name" | "host">,
  host: string,
): void {
  rule.Conditions = [hostCondition([first, host])];
  certificate.SubjectAlternativeNames?.push(host);
  certificate.DomainValidationOptions?.push({
    DomainName: host,
    ValidationStatus: "SUCCESS",
    ValidationMethod: "DNS",
  });
  world.names[host] = structuredClone(name);
}

/** Makes the sign-in the listener's default rule, and takes the rule with the host condition away. */
export function moveToDefaultRule({
  region,
  listener,
  defaultRule,
  rule,
}: Pick<Parts, "region" | "listener" | "defaultRule" | "rule">): void {
  listener.DefaultActions = rule.Actions ?? [];
  defaultRule.Actions = rule.Actions ?? [];
  region.elbv2.rules = region.elbv2.rules.filter((each) => each !== rule);
}
