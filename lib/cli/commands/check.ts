import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { judge } from "../../diagnose/index";
import { deriveChains } from "../../facts/chains";
import { shownStatus, statusWord } from "../../format/status";
import type { AuthChain } from "../../model/chain";
import { type Finding, type Severity, severity } from "../../model/finding";
import { type Snapshot, snapshot as snapshotSchema } from "../../model/snapshot";
import { type Exit, exit } from "../exit";
import { markFor } from "../mark";
import type { Terminal } from "../terminal";
import { type Command, optionOf } from "./command";

export const check: Command = {
  shape: { operands: { least: 1, most: 1 }, options: { "fail-on": "value" } },
  help: `authpath check SCOPE|FILE [--fail-on SEVERITY] [--json]

Walks the checklist over every chain of a load balancer, live or out of a saved snapshot, for a pipeline.

  authpath check shop.json
  authpath check alb/111122223333/eu-west-1/shop/50dc6c495c0c9188 --fail-on weakens-sign-in

SEVERITY is the least that ends with 1: ${severity.options.join(", ")} (default may-break).
Ends with 0 where nothing as severe fails, 1 where something does, 2 where something could not be judged, 3 on wrong use.`,
  async run(given, terminal) {
    const least = severity.safeParse(optionOf(given, "fail-on") ?? "may-break");
    if (!least.success) {
      terminal.err(`authpath: --fail-on takes one of ${severity.options.join(", ")}`);
      return exit.usage;
    }
    const read = await readScopeOrFile(given.operands[0] ?? "");
    if (!read.ok) {
      terminal.err(`authpath: ${read.problem}`);
      return exit.usage;
    }
    const judged = deriveChains(read.snapshot)
      .filter((chain) => chain.kind !== "alb-open")
      .map((chain) => ({ chain, findings: judge(read.snapshot, chain, {}, chain.hosts[0], terminal.now()) }));
    if (given.options.json) {
      terminal.out(JSON.stringify(judged.map(({ chain, findings }) => ({ chain: chain.id, findings }))));
    } else print(judged, terminal);
    return exitOf(
      judged.flatMap(({ findings }) => findings),
      least.data,
      read.snapshot,
    );
  },
};

type Read =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly problem: string };

async function readScopeOrFile(name: string): Promise<Read> {
  if (!existsSync(name)) {
    const { anybody, engine } = await import("../../server/index");
    const outcome = await engine(anybody).snapshot(name);
    if (outcome.ok) return outcome;
    return { ok: false, problem: `${name} is no file, and as a scope: ${outcome.problem.message}` };
  }
  try {
    const parsed = snapshotSchema.safeParse(JSON.parse(readFileSync(name, "utf8")));
    if (parsed.success) return { ok: true, snapshot: parsed.data };
    const [issue] = parsed.error.issues;
    return { ok: false, problem: `${name} is no snapshot: ${issue?.path.join(".")}: ${issue?.message}` };
  } catch {
    return { ok: false, problem: `${name} is no JSON` };
  }
}

function print(
  judged: readonly { chain: AuthChain; findings: readonly Finding[] }[],
  terminal: Terminal,
): void {
  const mark = markFor(terminal);
  for (const { chain, findings } of judged) {
    terminal.out(
      mark(
        "heading",
        `${chain.hosts[0] ?? chain.hostPatterns[0] ?? "any host"}  ${chain.ruleName}  ${chain.id}`,
      ),
    );
    for (const finding of findings) {
      if (finding.status === "pass" || finding.status === "not-applicable" || finding.needs !== undefined)
        continue;
      const status = shownStatus(finding);
      terminal.out(
        `  ${mark(status, statusWord[status])}  ${finding.check}: ${finding.because ?? finding.title}`,
      );
    }
  }
  if (judged.length === 0) terminal.out("No rule of this load balancer signs anybody in.");
}

function exitOf(findings: readonly Finding[], least: Severity, { errors }: Snapshot): Exit {
  const rank = (one: Severity) => severity.options.indexOf(one);
  const failing = findings.some(
    (finding) => finding.status === "fail" && rank(finding.severity) <= rank(least),
  );
  if (failing) return exit.fault;
  return errors.length > 0 || findings.some((finding) => finding.status === "error")
    ? exit.unknown
    : exit.healthy;
}
