import "server-only";
import { type Gathered, ok } from "../../model/gathered";
import type { ApiScope } from "../../model/scope";
import { allPlaces, type GatherContext } from "../context";
import { listHttpApis } from "./http-api";
import { listRestApis, type ReadApi } from "./rest-api";

export interface ListedApi extends ReadApi {
  readonly scope: ApiScope;
}

/**
 * The APIs of every configured account and Region, in the order of the places: REST, then HTTP and WebSocket APIs, or why
 * they are not known.
 */
export async function listApis(ctx: GatherContext): Promise<Gathered<readonly ListedApi[]>[]> {
  return Promise.all(
    allPlaces(ctx.aws).map(async (place): Promise<Gathered<readonly ListedApi[]>> => {
      const identity = await ctx.aws.accountId(place.account, ctx.session);
      if (identity.state === "failed") return identity;
      const [rest, http] = await Promise.all([listRestApis(ctx, place), listHttpApis(ctx, place)]);
      if (rest.state === "failed") return rest;
      if (http.state === "failed") return http;
      const at = { account: identity.value, region: place.region };
      return ok([
        ...rest.value.map((read) => ({ ...read, scope: { kind: "rest" as const, ...at, id: read.api.id } })),
        ...http.value.map((read) => ({ ...read, scope: { kind: read.kind, ...at, id: read.api.id } })),
      ]);
    }),
  );
}
