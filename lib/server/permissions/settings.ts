import "server-only";
import packageJson from "../../../package.json" with { type: "json" };
import { readActions, readOnlyPolicy } from "../../gather/index";
import { LIMITS } from "../../outbound/index";
import type { Viewer } from "../access/viewer";
import { type Config, config } from "../config/index";
import { accountsOf } from "../view";

/** One configured account as the settings show it. */
export interface SettingsAccount {
  /** In the whole configuration. */
  readonly position: number;
  /** Null: whichever account the caller's own credentials belong to. */
  readonly id: string | null;
  readonly name: string;
  /** Null: the caller's own credentials are used as they are. */
  readonly roleArn: string | null;
  readonly hasExternalId: boolean;
  readonly regions: readonly string[];
}

/** What the settings page shows of the configuration: names and rules, no secret and no value of the environment. */
export interface Settings {
  readonly accounts: readonly SettingsAccount[];
  /** How many reading actions there are. */
  readonly actions: number;
  /** The whole read-only policy, as JSON. */
  readonly policy: string;
  readonly outbound: {
    /** Host names whose addresses are given by hand. */
    readonly mappedHosts: readonly string[];
    /** Private ranges that may be asked as well. */
    readonly allowedRanges: readonly string[];
    readonly extraRoots: number;
    readonly totalSeconds: number;
    readonly bodyKibibytes: number;
    readonly inFlight: number;
  };
  readonly probesTokenEndpoint: boolean;
  /** Everybody who reaches the port may read: no sign-in is configured. */
  readonly isOpen: boolean;
  /** How it is known who reads. */
  readonly signIn: Config["signIn"]["type"];
  /** Groups that may read; empty where none is asked for. */
  readonly groups: readonly string[];
  readonly version: string;
  readonly license: string;
}

export function readSettings(viewer: Viewer): Settings {
  const { accounts, outbound, probes, allowAnonymous, signIn } = config();
  return {
    accounts: accountsOf(viewer, accounts)
      .map((account) => ({ account, position: accounts.indexOf(account) }))
      .map(({ account: { id, name, roleArn, externalId, regions }, position }) => ({
        position,
        id: id ?? null,
        name: name ?? "",
        roleArn: roleArn ?? null,
        hasExternalId: externalId !== undefined,
        regions,
      })),
    actions: readActions.length,
    policy: JSON.stringify(readOnlyPolicy(), null, 2),
    outbound: {
      mappedHosts: Object.keys(outbound.hosts).toSorted(),
      allowedRanges: outbound.allow,
      extraRoots: outbound.ca.length,
      totalSeconds: LIMITS.totalMs / 1_000,
      bodyKibibytes: LIMITS.bodyBytes / 1_024,
      inFlight: LIMITS.inFlight,
    },
    probesTokenEndpoint: probes.tokenEndpoint,
    isOpen: allowAnonymous,
    signIn: signIn.type,
    groups: signIn.type === "none" ? [] : Object.keys(signIn.groups ?? {}),
    version: packageJson.version,
    license: packageJson.license,
  };
}
