import "server-only";
import { judge, judgeApi } from "../../diagnose/index";
import { deriveApiChains } from "../../facts/api/chains";
import { deriveChains } from "../../facts/chains";
import { shownStatus, statusWord } from "../../format/status";
import { type Finding, type Severity, severity } from "../../model/finding";
import type { GatherError } from "../../model/gathered";
import { routeKey } from "../../model/scope";
import type { OpenedSnapshot } from "../../model/snapshot-file";
import { type Exit, exit } from "../exit";
import { markFor } from "../mark";
import { readScopeOrFile } from "../read-scope-or-file";
import type { Terminal } from "../terminal";
import { type Command, optionOf } from "./command";

export const check: Command = {
  shape: { operands: { least: 1, most: 1 }, options: { "fail-on": "value" } },
  help: `authpath check SCOPE|FILE [--fail-on SEVERITY] [--json]

Walks the checklist over every chain of a load balancer or an API, live or out of a saved snapshot, for a pipeline.

  authpath check shop.json
  authpath check alb/111122223333/eu-west-1/shop/50dc6c495c0c9188 --fail-on weakens-sign-in
  authpath check rest/111122223333/eu-west-1/a1b2c3d4e5

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
    const judged = judgeAll(read, terminal.now());
    if (given.options.json) {
      terminal.out(JSON.stringify(judged.map(({ chain, findings }) => ({ chain, findings }))));
    } else print(judged, terminal);
    return exitOf(
      judged.flatMap(({ findings }) => findings),
      least.data,
      read.snapshot.errors,
    );
  },
};

interface Judged {
  readonly chain: string;
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Chains that anybody may pass are left out. */
function judgeAll(read: OpenedSnapshot, now: Date): Judged[] {
  if (read.door === "api") {
    const { snapshot } = read;
    return deriveApiChains(snapshot)
      .filter(({ kind }) => !kind.endsWith("-open"))
      .map((chain) => ({
        chain: chain.id,
        title: `${chain.root.name}  stage ${chain.stage}, ${routeKey(chain.httpMethod, chain.path)}`,
        findings: judgeApi({ snapshot, chain, clue: {}, request: undefined, brought: {}, now }),
      }));
  }
  const { snapshot } = read;
  return deriveChains(snapshot)
    .filter((chain) => chain.kind !== "alb-open")
    .map((chain) => ({
      chain: chain.id,
      title: `${chain.hosts[0] ?? chain.hostPatterns[0] ?? "any host"}  ${chain.ruleName}`,
      findings: judge(snapshot, chain, {}, chain.hosts[0], now),
    }));
}

function print(judged: readonly Judged[], terminal: Terminal): void {
  const mark = markFor(terminal);
  for (const { chain, title, findings } of judged) {
    terminal.out(mark("heading", `${title}  ${chain}`));
    for (const finding of findings) {
      if (finding.status === "pass" || finding.status === "not-applicable" || finding.needs !== undefined)
        continue;
      const status = shownStatus(finding);
      terminal.out(
        `  ${mark(status, statusWord[status])}  ${finding.check}: ${finding.because ?? finding.title}`,
      );
    }
  }
  if (judged.length === 0) terminal.out("Nothing of it signs anybody in or checks a token.");
}

function exitOf(findings: readonly Finding[], least: Severity, errors: readonly GatherError[]): Exit {
  const rank = (one: Severity) => severity.options.indexOf(one);
  const failing = findings.some(
    (finding) => finding.status === "fail" && rank(finding.severity) <= rank(least),
  );
  if (failing) return exit.fault;
  return errors.length > 0 || findings.some((finding) => finding.status === "error")
    ? exit.unknown
    : exit.healthy;
}
