import "server-only";
import { blastRadiusCommands, type ReadYourself, readApiYourself, readYourself } from "../diagnose/index";
import { apiUse } from "../facts/api/api-use";
import { configurationOfApiChain } from "../facts/api/configuration-of-api-chain";
import { blastRadius, chainUse } from "../facts/blast-radius";
import { configurationOfChain } from "../facts/configuration-of-chain";
import type { ApiChain } from "../model/api-chain";
import type { ApiSnapshot } from "../model/api-snapshot";
import type { AuthChain } from "../model/chain";
import type { BlastRadius, ConfigurationPart } from "../model/panels";
import type { Snapshot } from "../model/snapshot";
import type { FleetSweep } from "./fleet";

/** What is told of a chain beside its diagnosis. Null: there is no such chain, or it could not be read. */
export interface ChainSurroundings {
  /** What else uses what the chain uses, as far as the fleet was read within a few seconds. */
  blastRadius(chainId: string): Promise<BlastRadius | null>;
  configuration(chainId: string): Promise<ChainConfiguration | null>;
}

/** What a chain is made of, each part with the way to see it elsewhere. */
export interface ChainConfiguration {
  readonly parts: readonly (ConfigurationPart & ReadYourself)[];
  readonly takenAt: string;
}

/** The page is open while it waits; what is read later stands in the next answer. */
const WAIT_MS = 3_000;

export function createChainSurroundings(
  sweep: FleetSweep,
  find: (chainId: string) => Promise<{ readonly snapshot: Snapshot; readonly chain: AuthChain } | null>,
  findApi: (chainId: string) => Promise<{ readonly snapshot: ApiSnapshot; readonly chain: ApiChain } | null>,
): ChainSurroundings {
  const usedBy = async (chainId: string) => {
    const ofApi = await findApi(chainId);
    if (ofApi) return apiUse(ofApi.snapshot, ofApi.chain);
    const found = await find(chainId);
    return found && chainUse(found.snapshot, found.chain);
  };
  return {
    async blastRadius(chainId) {
      const own = await usedBy(chainId);
      if (!own) return null;
      const { uses, asked, read, complete, takenAt } = await sweep.uses(WAIT_MS);
      const things = blastRadius(own, uses);
      const commands = blastRadiusCommands(own);
      return { things, scopes: { asked, read }, complete, takenAt, commands };
    },
    async configuration(chainId) {
      const ofApi = await findApi(chainId);
      if (ofApi) {
        const { snapshot, chain } = ofApi;
        const parts = configurationOfApiChain(snapshot, chain).map((part) => ({
          ...part,
          ...readApiYourself(part, chain),
        }));
        return { parts, takenAt: snapshot.takenAt };
      }
      const found = await find(chainId);
      if (!found) return null;
      const { snapshot, chain } = found;
      const { region } = snapshot.scope;
      const parts = configurationOfChain(snapshot, chain).map((part) => ({
        ...part,
        ...readYourself(part, chain, region),
      }));
      return { parts, takenAt: snapshot.takenAt };
    },
  };
}
