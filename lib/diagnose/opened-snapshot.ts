import { deriveApiChains } from "../facts/api/chains";
import { configurationOfApiChain } from "../facts/api/configuration-of-api-chain";
import { deriveChains } from "../facts/chains";
import { configurationOfChain } from "../facts/configuration-of-chain";
import type { ApiChain } from "../model/api-chain";
import type { Clue, Diagnosis, Resolution } from "../model/diagnosis";
import type { FleetChain } from "../model/fleet";
import type { ConfigurationPart } from "../model/panels";
import type { Origin } from "../model/saved-snapshot";
import type { OpenedSnapshot } from "../model/snapshot-file";
import { followProviderPage, type RequestTarget, readRequestUrl, resolveAlb } from "../routing/index";
import { diagnoseApi } from "./api/diagnose-api";
import { readApiYourself } from "./api/read-yourself";
import { chainOfUrl } from "./api/with-paste";
import { diagnose } from "./diagnose";
import { byWorst, summariseApiChain, summariseChain } from "./fleet-chain";
import { type ReadYourself, readYourself } from "./read-yourself";

/** A chain of a saved snapshot, judged as of when it was read. */
export interface OpenedChain {
  readonly diagnosis: Diagnosis;
  /** What the chain is made of, each part with the way to see it elsewhere. */
  readonly parts: readonly (ConfigurationPart & ReadYourself)[];
}

/** Every guarded chain of a saved snapshot, worst first: what the list of chains shows of live ones. */
export function chainsOfSnapshot(opened: OpenedSnapshot): FleetChain[] {
  const accountName = opened.origin?.accountName ?? "";
  const now = new Date(opened.snapshot.takenAt);
  const rows =
    opened.door === "alb"
      ? deriveChains(opened.snapshot)
          .filter(({ kind }) => kind !== "alb-open")
          .map((chain) => summariseChain(opened.snapshot, chain, accountName, now))
      : deriveApiChains(opened.snapshot)
          .filter(({ id, kind }) => !kind.endsWith("-open") && isWhollyRead(opened.origin, id))
          .map((chain) => summariseApiChain(opened.snapshot, chain, accountName, now));
  return rows.toSorted(byWorst);
}

/** Of an API that was saved from a chain, what the others need was not read. */
export function isWhollyRead(origin: Origin | null, chainId: string): boolean {
  return origin?.chain === undefined || origin.chain === chainId;
}

/**
 * The diagnosis of one chain of a saved snapshot, as it was when it was read: no AWS is asked, and time stands where it
 * stood. What was asked of the chain when it was saved is asked again. Null: the snapshot has no such chain.
 */
export function diagnoseOpened(opened: OpenedSnapshot, chainId: string): OpenedChain | null {
  const { origin, snapshot } = opened;
  const clue = (origin?.chain === chainId && origin.request) || {};
  const request = requestOf(clue);
  const shared = {
    clue,
    now: new Date(snapshot.takenAt),
    accountName: origin?.accountName ?? "",
    probed: true,
  };
  const resolution = (steps: Resolution["steps"]): Resolution => ({
    kind: snapshot.scope.kind,
    account: snapshot.scope.account,
    region: snapshot.scope.region,
    chain: chainId,
    steps: [...steps],
  });
  if (opened.door === "api") {
    const found = findApiChain(opened, chainId, request);
    if (!found) return null;
    const { chain, steps } = found;
    const { snapshot: taken } = opened;
    return {
      diagnosis: diagnoseApi({
        ...shared,
        request,
        brought: {},
        resolution: resolution(steps),
        snapshot: taken,
        chain,
      }),
      parts: configurationOfApiChain(taken, chain).map((part) => ({
        ...part,
        ...readApiYourself(part, chain),
      })),
    };
  }
  const { snapshot: taken } = opened;
  const chain = deriveChains(taken).find(({ id }) => id === chainId);
  if (!chain) return null;
  const { listeners, rules } = taken.artifacts;
  const steps =
    request && listeners.state === "ok"
      ? resolveAlb({ listeners: listeners.value, rules, request }).steps
      : [];
  return {
    diagnosis: diagnose({
      ...shared,
      host: request?.host ?? chain.hosts[0],
      resolution: resolution([...steps]),
      snapshot: taken,
      chain,
    }),
    parts: configurationOfChain(taken, chain).map((part) => ({
      ...part,
      ...readYourself(part, chain, taken.scope.region),
    })),
  };
}

interface FoundChain {
  readonly chain: ApiChain;
  readonly steps: Resolution["steps"];
}

/** By its URL first: what a request asks for and is not there has no chain of its own. */
function findApiChain(
  { snapshot }: Extract<OpenedSnapshot, { door: "api" }>,
  chainId: string,
  request: RequestTarget | undefined,
): FoundChain | null {
  const followed = request && chainOfUrl(snapshot, request);
  if (followed?.chain?.id === chainId) return { chain: followed.chain, steps: [...followed.steps] };
  const chain = deriveApiChains(snapshot).find(({ id }) => id === chainId);
  return chain ? { chain, steps: [] } : null;
}

function requestOf({ url }: Clue): RequestTarget | undefined {
  const read = url === undefined ? undefined : readRequestUrl(url);
  return read?.ok ? followProviderPage(read).request : undefined;
}
