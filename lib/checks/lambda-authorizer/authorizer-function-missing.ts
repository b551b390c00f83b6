import { defineApiCheck } from "../define-api-check";
import { documents } from "../documents";
import { absent, field } from "../evidence";
import { editAuthorizer, functionKinds, noAuthorizer } from "./shared-authorizer";

export default defineApiCheck({
  id: "authorizer-function-missing",
  title: "The authorizer's function exists and is active",
  failureTitle: "The authorizer's function does not exist, or cannot run",
  description:
    "An authorizer calls the function, alias or version that its URI names. One that was deleted or renamed, or that failed to become active, cannot be called: 500.",
  severity: "breaks-sign-in",
  kinds: functionKinds,
  hop: "provider",
  meets: "500",
  docs: [documents.lambdaAuthorizer, documents.lambdaStates],
  requires: ["authorizer", "authorizerFunction"],
  evaluate: ({ authorizer, authorizerFunction }, chain) => {
    if (authorizer.value === null) return { outcome: "unknown", because: noAuthorizer };
    const called = authorizerFunction.value;
    if (called === null) {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `Authorizer ${authorizer.value.name} calls ${authorizerFunction.resource.id}, which does not exist.`,
        evidence: [
          absent(authorizerFunction.resource, "function, alias or version"),
          field(authorizer, ["authorizerUri"]),
        ],
        fixes: [
          editAuthorizer(
            chain,
            authorizer.value,
            "Choose a function, alias or version that exists",
            "Call a function that exists",
          ),
        ],
      };
    }
    if (called.state === "Failed") {
      return {
        outcome: "fail",
        certainty: "proven",
        because: `The function ${called.arn} of authorizer ${authorizer.value.name} is not active: its state is Failed${called.stateReason === undefined ? "" : `, ${called.stateReason}`}.`,
        evidence: [field(authorizerFunction, ["state"], { expected: "Active" })],
        fixes: [
          {
            type: "steps",
            title: "Bring the function to work again",
            steps: [
              "Read the reason of its state, mend what it names, and update the function's code or configuration.",
            ],
          },
        ],
      };
    }
    if (called.state === "Pending" || called.state === "Inactive") {
      return {
        outcome: "fail",
        certainty: "likely",
        severity: "may-break",
        because: `The function ${called.arn} of authorizer ${authorizer.value.name} is ${called.state.toLowerCase()}: calls fail until it is active again.`,
        evidence: [field(authorizerFunction, ["state"], { expected: "Active" })],
        fixes: [
          {
            type: "steps",
            title: "Wait for the function, or wake it",
            steps: [
              "A call wakes a function that was idle for weeks: the first ones fail while its network is set up again.",
            ],
          },
        ],
      };
    }
    return { outcome: "pass", evidence: [field(authorizerFunction, ["state"])] };
  },
});
