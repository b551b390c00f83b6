import { readFileSync } from "node:fs";
import { type Copy, DockerfileParser, type Env, type From, type Instruction } from "dockerfile-ast";

/** One instruction of the Dockerfile, its flags and comments apart. https://docs.docker.com/reference/dockerfile/ */
export interface Step {
  /** In capitals. */
  readonly keyword: string;
  /** What stands behind it, on one line. */
  readonly text: string;
}

export interface Stage {
  readonly base: string;
  readonly steps: readonly Step[];
  /** What is copied into it, and from which other stage. */
  readonly copies: readonly { readonly from: string | null; readonly sources: readonly string[] }[];
}

export interface Image {
  readonly stages: readonly Stage[];
  readonly env: Readonly<Record<string, string>>;
  readonly user: string;
  /** Program and arguments; a shell has no part in them. */
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

const path = new URL("../../../deploy/Dockerfile", import.meta.url);

/** `deploy/Dockerfile`, or another text of its kind, as Docker reads it. Throws where something is said twice or not at all. */
export function readImage(text = readFileSync(path, "utf8")): Image {
  const stages: { from: From; instructions: Instruction[] }[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    if (instruction.getKeyword() === "FROM") stages.push({ from: instruction as From, instructions: [] });
    else stages.at(-1)?.instructions.push(instruction);
  }
  const last = stages.at(-1)?.instructions ?? [];
  const only = (keyword: string): string => {
    const [found, ...more] = last.filter((each) => each.getKeyword() === keyword);
    if (found === undefined || more.length > 0)
      throw new Error(`${more.length === 0 ? "no" : "more than one"} ${keyword}`);
    return textOf(found);
  };
  return {
    stages: stages.map(({ from, instructions }) => ({
      base: from.getImage() ?? "",
      steps: instructions.map((each) => ({ keyword: each.getKeyword(), text: textOf(each) })),
      copies: instructions.filter((each) => each.getKeyword() === "COPY").map((each) => copied(each as Copy)),
    })),
    env: Object.fromEntries(
      last
        .filter((each) => each.getKeyword() === "ENV")
        .flatMap((each) => (each as Env).getProperties().map((one) => [one.getName(), one.getValue() ?? ""])),
    ),
    user: only("USER"),
    command: words(only("CMD")),
    healthCheck: words(only("HEALTHCHECK").replace(/^.*?\bCMD\s+/, "")),
  };
}

const textOf = (instruction: Instruction) => instruction.getArgumentsContent()?.replaceAll(/\s+/g, " ") ?? "";

/** The exec form, which is JSON: no shell is started, and signals reach the program itself. */
function words(text: string): string[] {
  if (!text.startsWith("[")) throw new Error(`not in exec form: ${text}`);
  return JSON.parse(text) as string[];
}

function copied(copy: Copy): Stage["copies"][number] {
  const sources = copy.getArguments().map((argument) => argument.getValue());
  return { from: copy.getFromFlag()?.getValue() ?? null, sources: sources.slice(0, -1) };
}
