import "server-only";

/** Where a call goes: a configured account (by its position in the configuration) and a Region. */
export interface Place {
  readonly account: number;
  readonly region: string;
}
