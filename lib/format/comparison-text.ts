import { missingFrom } from "../compare/difference";
import type { ChainChange, FieldChange, SnapshotComparison } from "../compare/index";
import { isSame } from "../compare/worse";
import { cutMiddle } from "./cut-middle";
import type { Mark } from "./diagnosis-text";
import { jsonText } from "./json-value";
import { type ShownStatus, statusWord } from "./status";
import { utcTime } from "./time";

/** Characters of a value that a terminal shows; `--json` has it whole. */
const LONGEST = 160;

/** What became of each finding, and what changed, for a terminal. */
export function comparisonText(comparison: SnapshotComparison, mark: Mark): string {
  const { before, after, chains, changes, notCompared } = comparison;
  const unread = notCompared.filter(({ failed }) => failed);
  return [
    mark("heading", before.scope),
    `  before  ${utcTime(before.takenAt, true)}`,
    `  after   ${utcTime(after.takenAt, true)}`,
    ...(isSame(comparison) ? ["", "No difference."] : []),
    ...chains.flatMap((chain) => ["", ...chainLines(chain, mark)]),
    ...(changes.length === 0
      ? []
      : ["", mark("heading", "Changes"), ...changes.flatMap((one) => changeLines(one, mark))]),
    ...(unread.length === 0 ? [] : ["", mark("heading", "Not compared")]),
    ...unread.map(
      ({ what, id, side, reason }) =>
        `  ${[what, id].filter(Boolean).join(" ")} (${sideWord[side]}): ${reason}`,
    ),
  ].join("\n");
}

export const sideWord = {
  before: "not read in the earlier one",
  after: "not read in the later one",
  both: "read in neither",
} as const;

export const presenceWord: Readonly<Record<ChainChange["presence"], string>> = {
  both: "",
  before: "is gone",
  after: "is new",
};

function chainLines({ chain, title, presence, findings }: ChainChange, mark: Mark): string[] {
  const came = presence === "both" ? "" : `  ${presenceWord[presence]}`;
  return [
    mark("heading", `${title}${came}  ${chain}`),
    ...findings.map(
      ({ check, from, to, because, title: what }) =>
        `  ${word(from, mark)} → ${word(to, mark)}  ${check}: ${because ?? what}`,
    ),
  ];
}

function word(status: ShownStatus | null, mark: Mark): string {
  return status === null ? "not looked at" : mark(status, statusWord[status]);
}

/** "App client web: CallbackURLs", then a line for each side, of a list for each value that came or went. */
function changeLines(change: FieldChange, mark: Mark): string[] {
  const field = change.path.join(" › ");
  const note = change.decides
    ? ""
    : mark("quiet", change.observed ? "  (answered)" : "  (does not decide who gets in)");
  const { gone, come } = valuesOf(change);
  return [
    `  ${change.what} ${change.name}${field === "" ? "" : `: ${field}`}${note}`,
    ...gone.map((value) => `    - ${cutMiddle(value, LONGEST)}`),
    ...come.map((value) => `    + ${cutMiddle(value, LONGEST)}`),
  ];
}

/** What went and what came: of two lists only what the other does not have. */
export function valuesOf({ before, after }: Pick<FieldChange, "before" | "after">): {
  readonly gone: readonly string[];
  readonly come: readonly string[];
} {
  if (Array.isArray(before) && Array.isArray(after)) {
    return {
      gone: missingFrom(after, before).map(jsonText),
      come: missingFrom(before, after).map(jsonText),
    };
  }
  return {
    gone: before === undefined ? [] : [jsonText(before)],
    come: after === undefined ? [] : [jsonText(after)],
  };
}
