import "server-only";
import { readFileSync } from "node:fs";
import { pastedCall } from "../../clue/pasted-call";
import { type CallStep, judgeCall } from "../../diagnose/index";
import type { TargetOfChain } from "../../facts/token-targets";
import { diagnosisText } from "../../format/diagnosis-text";
import { statusWord } from "../../format/status";
import type { KeySource } from "../../jwt/index";
import type { Brought } from "../../model/brought";
import type { Diagnosis } from "../../model/diagnosis";
import { type Exit, exit } from "../exit";
import { markFor } from "../mark";
import type { Terminal } from "../terminal";
import { type Command, optionOf } from "./command";

export const diagnose: Command = {
  shape: {
    operands: { least: 1, most: 1 },
    options: {
      status: "value",
      reason: "value",
      at: "value",
      account: "value",
      region: "value",
      call: "value",
    },
  },
  help: `authpath diagnose URL [--status N] [--reason CODE] [--at TIME] [--account ID] [--region NAME] [--call FILE] [--json]

Finds the load balancer and the rule, or the API and the method, behind a URL, reads what they point at, and names the cause.

  authpath diagnose https://app.example.com/ --status 561
  authpath diagnose https://app.example.com/ --reason AuthTokenEpRequestFailed --json
  authpath diagnose https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders --status 401
  curl -v https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders -H "authorization: $TOKEN" 2>&1 |
    authpath diagnose https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders --call -

FILE holds the call of an API as it was made: a curl command, a request with its headers, what curl -i or -v prints
(- reads it from standard input); or the request that gets its token, or Postman's settings. It is judged here: nothing
of it is sent, kept or printed.

Ends with 0 where nothing is wrong, 1 where a fault was found or is likely, 2 where it cannot be told, 3 on wrong use.`,
  async run(given, terminal) {
    const call = await readCall(optionOf(given, "call"), terminal);
    if (!call.ok) {
      terminal.err(`authpath: ${call.problem}`);
      return exit.usage;
    }
    terminal.err("Reading AWS …");
    // Loaded when it is needed: the SDK takes longer to load than --help to answer.
    const { anybody, diagnoseRequest, engine } = await import("../../server/index");
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
    const before = await outcome.complete;
    const { chain } = before.resolution;
    const read = call.brought === null || chain === null ? null : await engine(anybody).apiSnapshot(chain);
    if (call.brought !== null && !read?.ok) {
      terminal.err(
        `authpath: the call adds nothing: ${read === null ? "it leads to no method of an API" : read.problem.message}`,
      );
    }
    const { diagnosis, steps } =
      call.brought !== null && read?.ok
        ? await judgeCall(before, read.snapshot, call.brought, terminal.now(), keysOf)
        : { diagnosis: before, steps: [] };
    terminal.out(
      given.options.json ? JSON.stringify(diagnosis) : diagnosisText(diagnosis, markFor(terminal)),
    );
    if (!given.options.json && steps.length > 0) terminal.out(stepsText(steps, terminal));
    return exitOf(diagnosis);
  },
};

/** The keys of the authorizer, read by this process: only the chain and a key id are asked for. */
const keysOf = ({ chain }: TargetOfChain): KeySource => ({
  fetch: async () => {
    const [{ anybody }, { publicKeys }] = await Promise.all([
      import("../../server/index"),
      import("../../server/keys/index"),
    ]);
    const found = await publicKeys(anybody).ofChain(chain);
    return found.ok
      ? { status: 200, body: JSON.stringify({ keys: found.keySet.keys }), bytes: found.keySet.bytes }
      : { status: 0, body: "", because: found.problem.message };
  },
});

function stepsText(steps: readonly CallStep[], terminal: Terminal): string {
  const mark = markFor(terminal);
  const lines = steps.map(
    ({ what, status, detail }) =>
      `  ${mark(status, statusWord[status].padEnd(11))}  ${what}${detail === "" ? "" : `: ${detail}`}`,
  );
  return ["", mark("heading", "What API Gateway does with the call"), ...lines].join("\n");
}

type ReadCall =
  | { readonly ok: true; readonly brought: Brought | null }
  | { readonly ok: false; readonly problem: string };

async function readCall(name: string | undefined, terminal: Terminal): Promise<ReadCall> {
  if (name === undefined) return { ok: true, brought: null };
  const text = name === "-" ? await terminal.readInput() : readText(name);
  if (text === null)
    return { ok: false, problem: `--call ${name} could not be read: give a file, or - for standard input` };
  const brought = pastedCall(text);
  return brought === null
    ? {
        ok: false,
        problem: `--call ${name} holds neither a request nor an answer: a curl command, or what curl -v prints, is wanted`,
      }
    : { ok: true, brought };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

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
