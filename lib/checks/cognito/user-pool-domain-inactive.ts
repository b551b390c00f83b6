import type { AuthChain } from "../../model/chain";
import type { Fix } from "../../model/finding";
import type { UserPoolDomain } from "../../model/user-pool";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { awsCommand } from "../fixes/shell";

export default defineCheck({
  id: "user-pool-domain-inactive",
  title: "The user pool's domain is active",
  failureTitle: "The user pool's domain is not active",
  description:
    "A domain that is being created or updated, or whose creation failed (often a custom domain whose certificate or parent record was missing), serves no sign-in pages.",
  severity: "breaks-sign-in",
  kinds: ["alb-cognito"],
  hop: "authorize",
  meets: "no sign-in page",
  docs: [documents.cognitoDomains],
  requires: ["userPoolDomain"],
  notApplicable: ({ userPoolDomain }) =>
    userPoolDomain.value === null ? "No user pool has the domain that the rule names." : null,
  evaluate: ({ userPoolDomain }, chain) => {
    const domain = userPoolDomain.value;
    if (domain === null || domain.Status === "ACTIVE")
      return { outcome: "pass", evidence: [field(userPoolDomain, ["Status"])] };
    const { Status: status } = domain;
    const command = awsCommand("cognito-idp", "describe-user-pool-domain", {
      region: chain.client?.region ?? "",
      domain: domain.Domain,
    });
    if (!notActive.has(status)) {
      return {
        outcome: "unknown",
        because: `AWS gives ${status === "" ? "no status" : `the status ${status}`} for domain ${domain.Domain}, which this version does not know.`,
        evidence: [field(userPoolDomain, ["Status"], { expected: "ACTIVE", command })],
      };
    }
    const atWork = status === "UPDATING" || status === "CREATING";
    return {
      outcome: "fail",
      // While AWS changes a certificate or branding, the domain may go on serving.
      certainty: status === "UPDATING" ? "likely" : "proven",
      ...(status === "UPDATING" ? { severity: "may-break" as const } : {}),
      because: `Domain ${domain.Domain} is ${status}, not ACTIVE${atWork ? ": AWS is still at work on it" : ""}.`,
      evidence: [field(userPoolDomain, ["Status"], { expected: "ACTIVE", command })],
      fixes: atWork ? [wait] : [createAgain(domain, status, chain)],
    };
  },
});

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DomainDescriptionType.html */
const notActive: ReadonlySet<string> = new Set(["CREATING", "UPDATING", "DELETING", "FAILED"]);

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html */
const wait: Fix = {
  type: "steps",
  title: "Wait for AWS",
  steps: ["A prefix takes up to one minute, a custom domain up to five. Check again then."],
};

function createAgain(domain: UserPoolDomain, status: string, chain: AuthChain): Fix {
  const place = {
    region: chain.client?.region ?? "",
    "user-pool-id": domain.UserPoolId,
    domain: domain.Domain,
  };
  const oneLine = (operation: string) =>
    awsCommand("cognito-idp", operation, place).replaceAll(" \\\n  ", " ");
  const certificate = domain.CustomDomain
    ? "Check that its certificate in us-east-1 is issued and covers the domain, and that the parent domain has an A record."
    : undefined;
  const create = `Create it: ${oneLine("create-user-pool-domain")}`;
  return {
    type: "steps",
    title: "Create the domain again",
    steps: [
      ...(certificate === undefined ? [] : [certificate]),
      status === "DELETING"
        ? "It is being deleted: wait until AWS no longer knows it."
        : `Delete it: ${oneLine("delete-user-pool-domain")}`,
      domain.CustomDomain
        ? `${create} --custom-domain-config with CertificateArn= and that certificate's ARN`
        : create,
    ],
  };
}
