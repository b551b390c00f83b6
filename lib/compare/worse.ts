import type { ShownStatus } from "../format/status";
import type { SnapshotComparison } from "./index";

interface Became {
  readonly from: ShownStatus | null;
  readonly to: ShownStatus | null;
}

export const isBad = (status: ShownStatus | null) => status === "fails" || status === "likely";

/** It fails now, and did not before. */
export function isWorse({ from, to }: Became): boolean {
  return isBad(to) && !isBad(from);
}

/** It failed before, and does not now. */
export function isBetter({ from, to }: Became): boolean {
  return isBad(from) && !isBad(to);
}

/** A check fails that did not. */
export function isWorseNow({ chains }: Pick<SnapshotComparison, "chains">): boolean {
  return chains.some(({ findings }) => findings.some(isWorse));
}

/** Neither a field nor a verdict differs, and nothing stands out that could not be read. */
export function isSame({
  changes,
  chains,
  notCompared,
}: Pick<SnapshotComparison, "changes" | "chains" | "notCompared">): boolean {
  return (
    changes.length === 0 &&
    notCompared.every(({ failed }) => !failed) &&
    chains.every(
      ({ presence, findings }) => presence === "both" && findings.every(({ from, to }) => from === to),
    )
  );
}
