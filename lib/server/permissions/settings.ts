import "server-only";
import packageJson from "../../../package.json" with { type: "json" };
import { MAX_IN_FLIGHT, rateLimits } from "../../aws/limits";
import type { Quota } from "../../aws/operation";
import { readActions, readOnlyPolicy } from "../../gather/index";
import { LIMITS } from "../../outbound/index";
import type { Viewer } from "../access/viewer";
import { type Config, config } from "../config/index";
import { type SharedCacheState, sharedCacheState } from "../replicas/index";
import { accountsOf } from "../view";
import { logActions } from "./try-logs";

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
  /** What each service is asked at most, in one account and Region. */
  readonly budgets: readonly {
    readonly service: string;
    readonly burst: number;
    readonly perSecond: number;
  }[];
  /** Calls of one service that may be under way at once. */
  readonly callsInFlight: number;
  /** How access logs may be counted where they lie. */
  readonly logs: Config["logs"];
  /** Host that receives traces; null: nobody does. */
  readonly tracesTo: string | null;
  /** Everybody who reaches the port may read: no sign-in is configured. */
  readonly isOpen: boolean;
  /** How it is known who reads. */
  readonly signIn: Config["signIn"]["type"];
  /** Groups that may read; empty where none is asked for. */
  readonly groups: readonly string[];
  /** Null: no cache is shared. */
  readonly sharedCache: SharedCacheState;
  readonly version: string;
  readonly license: string;
}

const serviceNames: Readonly<Record<Quota, string>> = {
  elbv2: "Elastic Load Balancing",
  cognito: "Cognito user pools",
  ec2: "EC2",
  acm: "Certificate Manager",
  apigateway: "API Gateway",
  "apigateway-resources": "API Gateway, GetResources",
  lambda: "Lambda",
  iam: "IAM",
  sts: "STS",
  wafv2: "WAF",
  cloudwatch: "CloudWatch",
  cloudtrail: "CloudTrail",
  s3: "S3 (access logs, where that is allowed)",
  athena: "Athena (access logs, where that is allowed)",
};

export function readSettings(viewer: Viewer): Settings {
  const { accounts, outbound, probes, allowAnonymous, signIn, logs, tracesTo } = config();
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
    actions: readActions.length + logActions(logs).length,
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
    budgets: Object.entries(serviceNames).map(([quota, service]) => ({
      service,
      ...rateLimits[quota as Quota],
    })),
    callsInFlight: MAX_IN_FLIGHT,
    logs,
    tracesTo: tracesTo && new URL(tracesTo).host,
    isOpen: allowAnonymous,
    signIn: signIn.type,
    groups: signIn.type === "none" ? [] : Object.keys(signIn.groups ?? {}),
    sharedCache: sharedCacheState(),
    version: packageJson.version,
    license: packageJson.license,
  };
}
