import "server-only";
import { fromNodeProviderChain, fromTemporaryCredentials } from "@aws-sdk/credential-providers";
import { partitionOf } from "../facts/partition";
import type { AccountSettings } from "./account-settings";
import type { Clock } from "./clock";
import { CONNECT_TIMEOUT_MS, REQUEST_TIMEOUT_MS } from "./limits";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}
export type CredentialSource = () => Promise<Credentials>;

/** What `credentialsFor` throws where a role cannot be assumed. `cause` is what STS said. */
export interface AssumeRoleError extends Error {
  readonly name: "AssumeRoleError";
  readonly roleArn: string;
}

export function isAssumeRoleError(error: unknown): error is AssumeRoleError {
  return error instanceof Error && error.name === "AssumeRoleError" && "roleArn" in error;
}

/** Credentials are renewed this long before they end. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** Keeps what `source` gave until it is about to end; asks it once at a time, and again after a failure. */
export function rememberUntilExpiry(source: CredentialSource, clock: Pick<Clock, "now">): CredentialSource {
  let known: Credentials | null = null;
  let asked: Promise<Credentials> | null = null;
  const isFresh = (credentials: Credentials) =>
    credentials.expiration === undefined || credentials.expiration.getTime() - clock.now() > RENEW_BEFORE_MS;
  return async () => {
    if (known && isFresh(known)) return known;
    asked ??= source().finally(() => {
      asked = null;
    });
    known = await asked;
    return known;
  };
}

/** The caller's own credentials: environment, profile, web identity, container or instance role. */
export function ownCredentials(): CredentialSource {
  return fromNodeProviderChain({ clientConfig: { requestHandler: timeouts, maxAttempts: 2 } });
}

/** Time limits of every connection to AWS; the SDK has none of its own. */
export const timeouts = {
  connectionTimeout: CONNECT_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  socketTimeout: REQUEST_TIMEOUT_MS,
  throwOnRequestTimeout: true,
};

/**
 * Credentials for an account: `own` as they are, or those of its role.
 * @throws AssumeRoleError where STS does not give the role.
 */
export function credentialsFor(
  settings: AccountSettings,
  own: CredentialSource,
  clock: Pick<Clock, "now">,
): CredentialSource {
  const { roleArn, externalId } = settings;
  if (roleArn === undefined) return own;
  const region = settings.regions[0] ?? defaultRegionOf(roleArn);
  const assume = fromTemporaryCredentials({
    params: {
      RoleArn: roleArn,
      RoleSessionName: "authpath",
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    masterCredentials: own,
    clientConfig: { region, requestHandler: timeouts, maxAttempts: 2 },
  });
  return rememberUntilExpiry(async () => {
    try {
      return await assume();
    } catch (cause) {
      throw Object.assign(new Error("the role cannot be assumed", { cause }), {
        name: "AssumeRoleError",
        roleArn,
      });
    }
  }, clock);
}

/** A Region of the role's partition with an STS endpoint that is always enabled. */
function defaultRegionOf(roleArn: string): string {
  const partition = roleArn.split(":")[1];
  return (
    ["us-east-1", "cn-north-1", "us-gov-west-1"].find((region) => partitionOf(region) === partition) ??
    "us-east-1"
  );
}
