import type { ApiStage } from "../../model/api";

/** A text with its `${stageVariables.X}` replaced, as far as the stage has them. */
export interface Replaced {
  readonly text: string;
  /** Variables that the stage does not have, or has empty. */
  readonly missing: readonly string[];
  /** Variables that are set, and whose value the snapshot does not hold. */
  readonly unread: readonly string[];
}

const reference = /\$\{stageVariables\.([A-Za-z0-9_]+)\}/g;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/stage-variables.html */
export function replaceStageVariables(text: string, variables: ApiStage["variables"]): Replaced {
  const missing: string[] = [];
  const unread: string[] = [];
  const replaced = text.replaceAll(reference, (written, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined || value === "") missing.push(name);
    else if (value === null) unread.push(name);
    return value ? value : written;
  });
  return { text: replaced, missing, unread };
}
