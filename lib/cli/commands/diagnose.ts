import "server-only";
import { diagnosisText } from "../../format/diagnosis-text";
import type { Diagnosis } from "../../model/diagnosis";
import { type Exit, exit } from "../exit";
import { markFor } from "../mark";
import { type Command, optionOf } from "./command";

export const diagnose: Command = {
  shape: {
    operands: { least: 1, most: 1 },
    options: { status: "value", reason: "value", at: "value", account: "value", region: "value" },
  },
  help: `authpath diagnose URL [--status N] [--reason CODE] [--at TIME] [--account ID] [--region NAME] [--json]

Finds the load balancer and the rule, or the API and the method, behind a URL, reads what they point at, and names the cause.

  authpath diagnose https://app.example.com/ --status 561
  authpath diagnose https://app.example.com/ --reason AuthTokenEpRequestFailed --json
  authpath diagnose https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders --status 401

Ends with 0 where nothing is wrong, 1 where a fault was found or is likely, 2 where it cannot be told, 3 on wrong use.`,
  async run(given, terminal) {
    terminal.err("Reading AWS …");
    // Loaded when it is needed: the SDK takes longer to load than --help to answer.
    const { anybody, diagnoseRequest } = await import("../../server/index");
    const outcome = await diagnoseRequest(anybody, {
      url: given.operands[0],
      status: optionOf(given, "status"),
      reason: optionOf(given, "reason"),
      at: optionOf(given, "at"),
      account: optionOf(given, "account"),
      region: optionOf(given, "region"),
    });
    if (!outcome.ok) {
      terminal.err(`authpath: ${outcome.problem.message} ${outcome.problem.wayOut}`);
      return exit.usage;
    }
    const diagnosis = await outcome.complete;
    terminal.out(
      given.options.json ? JSON.stringify(diagnosis) : diagnosisText(diagnosis, markFor(terminal)),
    );
    return exitOf(diagnosis);
  },
};

/** What a diagnosis means for a script. A 401 by design is no fault. */
export function exitOf({ answer }: Pick<Diagnosis, "answer">): Exit {
  switch (answer) {
    case "found":
    case "likely":
      return exit.fault;
    case "not-enough-access":
      return exit.unknown;
    case "by-design":
    case "ruled-out":
      return exit.healthy;
  }
}
