import "server-only";
import { deriveChains } from "../../facts/chains";
import { callbackUrl } from "../../facts/cognito-addresses";
import type { AuthorizationProbe } from "../../model/authorization-probe";
import type { AuthChain } from "../../model/chain";
import type { Gathered } from "../../model/gathered";
import type { Snapshot } from "../../model/snapshot";
import { isOpen } from "../snapshot-parts";
import { addressesOfChains } from "./addresses";
import { callbackHost } from "./authorization";

/** Whose providers are asked, and for which host. */
export interface ProbeScope {
  /** Absent: those of every rule. */
  readonly ruleArns?: readonly string[];
  /** Host of the URL that was brought: its callback is asked for. Absent: each rule's own first host. */
  readonly host?: string;
}

/** What of a snapshot providers have yet to be asked. */
export interface OpenQuestions {
  readonly issuers: readonly string[];
  readonly endpoints: readonly string[];
  /** Named by rules, or by discovery documents that were read before; `portOf`: the address in the rule behind it. */
  readonly keySets: readonly { readonly url: string; readonly portOf: string }[];
  /** Chains that send users to a provider. */
  readonly authorizations: readonly AuthChain[];
  /** Chains with an app client whose token endpoint was not asked. */
  readonly tokens: readonly AuthChain[];
}

/** The questions that still stand as "not asked yet". */
export function openQuestions(snapshot: Snapshot, { ruleArns, host }: ProbeScope): OpenQuestions {
  const { artifacts } = snapshot;
  const all = deriveChains(snapshot);
  const chains = ruleArns ? all.filter(({ ruleArn }) => ruleArns.includes(ruleArn)) : all;
  const wanted = addressesOfChains(snapshot, chains);
  const open = (record: Readonly<Record<string, Gathered<unknown>>>, keys: readonly string[]) =>
    keys.filter((key) => isOpen(record[key]));
  const published = wanted.issuers.flatMap((issuer) => {
    const read = artifacts.discoveries[issuer];
    const url = read?.state === "ok" ? read.value.document?.jwks_uri : undefined;
    return url === undefined ? [] : [{ url, portOf: issuer }];
  });
  const named = wanted.keySets.map((url) => ({ url, portOf: url }));
  return {
    issuers: open(artifacts.discoveries, wanted.issuers),
    endpoints: open(artifacts.endpoints, wanted.endpoints),
    keySets: [...named, ...published].filter(({ url }) => isOpen(artifacts.keySets[url])),
    authorizations: chains.filter(
      (chain) =>
        (chain.client !== undefined || chain.provider !== undefined) &&
        isToBeAsked(artifacts.authorizations[chain.ruleArn], callbackHost(chain, host)),
    ),
    tokens: chains.filter(({ client }) => client && isOpen(artifacts.tokenProbes[clientKey(client)])),
  };
}

/** Asked, and for the callback of another host than this. */
export function isOfOtherHost(
  gathered: Gathered<AuthorizationProbe> | undefined,
  host: string | undefined,
): boolean {
  return gathered?.state === "ok" && host !== undefined && gathered.value.redirectUri !== callbackUrl(host);
}

function isToBeAsked(gathered: Gathered<AuthorizationProbe> | undefined, host: string | undefined): boolean {
  return isOpen(gathered) || isOfOtherHost(gathered, host);
}

/** Where the snapshot keeps what was learnt of an app client. */
export function clientKey({ poolId, clientId }: NonNullable<AuthChain["client"]>): string {
  return `${poolId}/${clientId}`;
}
