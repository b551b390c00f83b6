import "server-only";

/** One AWS account that may be read, as the operator configures it. */
export interface AccountSettings {
  /** 12 digits. Absent: whichever account the caller's own credentials belong to. */
  readonly id?: string | undefined;
  /** What people call it. */
  readonly name?: string | undefined;
  /** Role to assume for reading. Absent: the caller's own credentials. */
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly regions: readonly string[];
}
