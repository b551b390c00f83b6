import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { ChainUse } from "../facts/blast-radius";
import { blastRadiusCommands } from "./blast-radius-commands";

const use = (things: ChainUse["things"]): ChainUse => ({
  row: {
    id: "alb/1",
    host: "app.example.com",
    account: "111122223333",
    region: "eu-west-1",
    root: "shop",
    place: "HTTPS:443, rule 10",
  },
  hosts: [],
  things,
});
const pool = "arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI";

describe("blastRadiusCommands", () => {
  const commands = blastRadiusCommands(
    use([
      { what: "client", id: "it's; rm", of: "x" },
      { what: "user-pool", id: pool },
      { what: "certificate", id: "arn:aws:acm:eu-west-1:111122223333:certificate/1" },
    ]),
  );

  it("looks through load balancers and both kinds of API, for the texts that stand there", () => {
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      expect(command).toContain(`grep -F -e 'it'\\''s; rm' -e eu-west-1_AbCdEfGhI`);
      expect(command).not.toContain("certificate");
      // A shell takes it, and nothing of it is a command of somebody else's.
      execFileSync("sh", ["-n", "-c", command]);
    }
  });

  it("finds the rule in what the CLI prints", () => {
    const cli = [
      "aws() {",
      '  case "$2" in',
      "    describe-load-balancers) printf 'lb-a\\tlb-b\\n' ;;",
      '    describe-listeners) printf "%s/listener\\n" "$6" ;;',
      '    describe-rules) printf "%s/rule\\t[{\\"UserPoolArn\\":\\"%s\\"}]\\n" "$6" "$([ "$6" = lb-b/listener ] && echo eu-west-1_AbCdEfGhI || echo other)" ;;',
      "  esac",
      "}",
    ].join("\n");
    const printed = execFileSync("sh", ["-c", `${cli}\n${commands[0]}`], { encoding: "utf8" });
    expect(printed).toBe('lb-b/listener/rule\t[{"UserPoolArn":"eu-west-1_AbCdEfGhI"}]\n');
  });

  it.each([
    ["a function", [{ what: "function" as const, id: "arn:aws:lambda:eu-west-1:1:function:f" }], 2],
    ["a cookie alone", [{ what: "session-cookie" as const, id: "AWSELBAuthSessionCookie" }], 0],
  ])("of %s", (_, things, count) => {
    expect(blastRadiusCommands(use(things))).toHaveLength(count);
  });
});
