import type { ApiAuthorizer } from "../../model/api";
import type { ApiChain, ApiKind } from "../../model/api-chain";
import type { Evidence, Fix } from "../../model/finding";
import type { ApiCheckContext } from "../define-api-check";
import { clueEvidence } from "../evidence";
import { consoleAuthorizer } from "../fixes/api";

/** The authorizers that call a function. */
export const functionKinds = [
  "rest-token",
  "rest-request",
  "http-lambda",
  "ws-lambda",
] as const satisfies ApiKind[];

/** Said where a check needs what the method's authorizer is, and it names one that is not there. */
export const noAuthorizer = "The method names an authorizer that does not exist.";

/** The status that callers meet, as far as it was brought. */
export function statusMet({ clue, brought }: ApiCheckContext): number | undefined {
  return brought.response?.status ?? clue.status;
}

/** That status as evidence. */
export function statusEvidence(status: number): Evidence {
  return clueEvidence("status", String(status));
}

/** Where an authorizer is edited, with what to do there. */
export function editAuthorizer(
  chain: ApiChain,
  authorizer: Pick<ApiAuthorizer, "name">,
  step: string,
  title: string,
): Fix {
  return consoleAuthorizer(
    chain,
    [
      chain.scope.kind === "rest"
        ? `Authorizers → ${authorizer.name} → Edit`
        : `Authorization → Manage authorizers → ${authorizer.name} → Edit`,
      step,
      "Save",
    ],
    title,
  );
}
