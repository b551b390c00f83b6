import type { Gathered } from "../model/gathered";

/** Who keeps a load balancer, by the tags that the common tools set; "owner unknown" where none tells. */
export function owner(tags: Gathered<Record<string, string>>): string {
  if (tags.state !== "ok") return "owner unknown";
  const of = (name: string) => tags.value[name];
  const stack = of("aws:cloudformation:stack-name");
  if (stack) return `CloudFormation stack ${stack}`;
  // Set by the AWS Load Balancer Controller: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/
  const ingress = of("ingress.k8s.aws/stack");
  if (ingress) return `Kubernetes Ingress ${ingress}`;
  const terraform = Object.keys(tags.value).find(
    (name) => /terraform/i.test(name) || /terraform/i.test(of(name) ?? ""),
  );
  const team = of("Owner") ?? of("owner") ?? of("Team") ?? of("team");
  if (team) return terraform ? `${team} (Terraform)` : team;
  return terraform ? "Terraform" : "owner unknown";
}
