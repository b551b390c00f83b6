import "server-only";
import { readFileSync } from "node:fs";
import { inspectToken, type TokenTarget } from "../../jwt/index";
import { type Exit, exit } from "../exit";
import { styled, type Terminal } from "../terminal";
import { type Command, optionOf } from "./command";

export const inspect: Command = {
  shape: { operands: { least: 0, most: 0 }, options: { target: "value" } },
  help: `authpath inspect [--target FILE] [--json] < TOKEN

Reads a token (or anything with one in it) from standard input and says what it is; with a target, whether that
place would take it. Nothing is sent anywhere: without keys the signature stays unknown.

  pbpaste | authpath inspect
  authpath inspect --target target.json < token.txt

The target is one TokenTarget of the documentation as JSON: {"kind":"http-jwt","region":"eu-west-1","issuer":…}.
Ends with 0 where it is accepted, 1 where it is refused, 2 where it cannot be told, 3 on wrong use.`,
  async run(given, terminal) {
    const target = readTarget(optionOf(given, "target"));
    if (!target.ok) {
      terminal.err(`authpath: ${target.problem}`);
      return exit.usage;
    }
    const inspection = await inspectToken(await terminal.readInput(), {
      now: terminal.now(),
      ...(target.value === undefined ? {} : { target: target.value }),
    });
    if (given.options.json) terminal.out(JSON.stringify(inspection));
    else for (const line of linesOf(inspection, terminal)) terminal.out(line);
    return exits[inspection.verdict];
  },
};

const exits: Readonly<Record<Awaited<ReturnType<typeof inspectToken>>["verdict"], Exit>> = {
  accept: exit.healthy,
  reject: exit.fault,
  "cannot-tell": exit.unknown,
};

type ReadTarget =
  | { readonly ok: true; readonly value: TokenTarget | undefined }
  | { readonly ok: false; readonly problem: string };

function readTarget(path: string | undefined): ReadTarget {
  if (path === undefined) return { ok: true, value: undefined };
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (isTarget(value)) return { ok: true, value };
    return { ok: false, problem: `${path} holds no target: an object with a member "kind" is wanted` };
  } catch (error) {
    return {
      ok: false,
      problem: `${path} could not be read as JSON: ${error instanceof Error ? error.message : error}`,
    };
  }
}

const kinds: readonly TokenTarget["kind"][] = [
  "cognito",
  "rest-cognito",
  "rest-jwt",
  "rest-token",
  "http-jwt",
  "alb-oidc-data",
  "alb-jwt",
  "oidc",
];

function isTarget(value: unknown): value is TokenTarget {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    kinds.some((kind) => kind === value.kind)
  );
}

function linesOf(inspection: Awaited<ReturnType<typeof inspectToken>>, terminal: Terminal): string[] {
  const { verdict, signature, form, kind, findings, undecided } = inspection;
  const styles = { error: "red", warn: "yellow", info: "dim" } as const;
  return [
    styled(
      terminal,
      "bold",
      { accept: "Would be accepted", reject: "Would be refused", "cannot-tell": "Cannot tell" }[verdict],
    ),
    `${form}, ${kind}; signature ${signature}`,
    ...undecided,
    ...findings.map(
      (finding) =>
        `${styled(terminal, styles[finding.level], finding.level)}  ${finding.message} (${finding.id})`,
    ),
    ...findings.flatMap((finding) => (finding.fix === undefined ? [] : [`  ${finding.fix}`])),
  ];
}
