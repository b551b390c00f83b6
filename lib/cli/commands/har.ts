import "server-only";
import { readFileSync, statSync } from "node:fs";
import { placeText } from "../../clue/har/exchange";
import { type HarStory, readHar } from "../../clue/har/index";
import { harLimit } from "../../clue/har/looks-like-har";
import { exit } from "../exit";
import { markFor } from "../mark";
import type { Terminal } from "../terminal";
import type { Command } from "./command";

export const har: Command = {
  shape: { operands: { least: 1, most: 1 }, options: {} },
  help: `authpath har FILE [--json]

Reads the sign-ins in a browser's HAR export and says where they broke. Codes, states, cookies, tokens, queries and bodies
are cut as it is read; nothing is sent anywhere.

  authpath har sign-in.har
  authpath har --json sign-in.har | jq '.signIns[].findings[].id'

Ends with 0 where every sign-in ends well, 1 where one breaks, 2 where the file does not show it, 3 on wrong use.`,
  async run(given, terminal) {
    const [file = ""] = given.operands;
    const text = textOf(file);
    if (!text.ok) {
      terminal.err(`authpath: ${file} ${text.problem}`);
      return exit.usage;
    }
    const read = readHar(text.text);
    if (!read.ok) {
      terminal.err(`authpath: ${file}: ${read.problem.message} ${read.problem.wayOut}`);
      return exit.usage;
    }
    const { story } = read;
    if (given.options.json) terminal.out(JSON.stringify(story));
    else for (const line of linesOf(story, terminal)) terminal.out(line);
    const findings = [...story.findings, ...story.signIns.flatMap((signIn) => signIn.findings)];
    if (findings.length > 0) return exit.fault;
    const ended = story.signIns.length > 0 && story.signIns.every(({ outcome }) => outcome === "signed-in");
    return ended ? exit.healthy : exit.unknown;
  },
};

type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: string };

function textOf(file: string): Text {
  try {
    if (statSync(file).size > harLimit) return { ok: false, problem: "is larger than 20 MB" };
    return { ok: true, text: readFileSync(file, "utf8") };
  } catch {
    return { ok: false, problem: "could not be read" };
  }
}

function linesOf({ signIns, findings, unknown, requests }: HarStory, terminal: Terminal): string[] {
  const mark = markFor(terminal);
  const told = (all: HarStory["findings"]) =>
    all.flatMap(({ id, certainty, title, because, evidence }) => [
      `  ${mark(certainty === "proven" ? "fails" : "likely", certainty)}  ${title} (${id})`,
      `    ${because}`,
      ...evidence.map(
        ({ entry, method, place, status, shows }) =>
          `    - entry ${entry}: ${method} ${placeText(place)} ${status || "no answer"}: ${shows}`,
      ),
    ]);
  return [
    ...signIns.flatMap(({ place, at, outcome, steps, findings: own }) => [
      mark("heading", `${place ? placeText(place) : "A sign-in"}${at ? `  ${at}` : ""}  ${outcome}`),
      ...steps.map(
        ({ hop, exchange }) =>
          `  ${hop.padEnd(12)}  ${exchange.status || "no answer"}  ${exchange.method} ${placeText(exchange.place)}`,
      ),
      ...told(own),
    ]),
    ...told(findings),
    ...unknown,
    ...(signIns.length === 0 ? [`No sign-in in ${requests} requests.`] : []),
  ];
}
