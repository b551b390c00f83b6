import "server-only";
import type { AwsSession } from "../../aws/aws";
import type { Operation } from "../../aws/operation";
import type { Place } from "../../aws/place";
import type { GatherError } from "../../model/gathered";
import type { PermissionTry } from "../../model/permission-report";

/** Tries actions of one account and Region, each once, and writes down what came of it. */
export interface Trial {
  /** Asks, and gives the answer where there is one. */
  ask<Input, Output>(
    operation: Operation<Input, Output>,
    input: Input,
    resource?: string,
  ): Promise<Output | null>;
  /** Asks about `subject`; where there is none, notes that the action was not tried, and why. */
  askAbout<Output, Input, Subject>(
    operation: Operation<Input, Output>,
    subject: Subject | undefined,
    lacking: string,
    input: (subject: Subject) => { readonly input: Input; readonly resource: string },
  ): Promise<Output | null>;
  /** Everything tried so far, by action. */
  tries(): ReadonlyMap<string, PermissionTry>;
  /** The refusals, as AWS worded them. */
  refusals(): readonly GatherError[];
}

export function createTrial(session: AwsSession, place: Place): Trial {
  const tries = new Map<string, PermissionTry>();
  const refusals: GatherError[] = [];

  const ask: Trial["ask"] = async (operation, input, resource = "") => {
    const answer = await session.ask(place, operation, input, resource);
    const { action } = operation;
    if (answer.state === "ok") {
      tries.set(action, { action, outcome: "allowed", resource, why: "" });
      return answer.value;
    }
    if (answer.error.code === "access-denied") refusals.push(answer.error);
    tries.set(action, { action, resource, ...judgeFailure(answer.error) });
    return null;
  };

  return {
    ask,
    async askAbout(operation, subject, lacking, input) {
      if (subject === undefined) {
        const { action } = operation;
        tries.set(action, { action, outcome: "not-tried", resource: "", why: lacking });
        return null;
      }
      const question = input(subject);
      return ask(operation, question.input, question.resource);
    },
    tries: () => tries,
    refusals: () => refusals,
  };
}

/** AWS decides on permission before it looks for what is named: "no such thing" means that looking was allowed. */
export function judgeFailure(error: GatherError): Pick<PermissionTry, "outcome" | "why"> {
  switch (error.code) {
    case "not-found":
      return { outcome: "allowed", why: "" };
    case "access-denied":
      return { outcome: "denied", why: error.message };
    default:
      return { outcome: "unknown", why: error.message };
  }
}
