import type { Finding } from "@/lib/model/finding";

/** The IAM actions that were refused to a check. */
export function missingPermissions(finding: Finding): string[] {
  const denied = finding.evidence.flatMap((evidence) =>
    evidence.type === "gather-error" && evidence.error.code === "access-denied"
      ? [evidence.error.operation]
      : [],
  );
  return [...new Set(denied)];
}
