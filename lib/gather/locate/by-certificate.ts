import "server-only";
import { allPlaces, type GatherContext } from "../context";
import { type Attempt, uniqueScopes } from "./attempt";
import { findByCertificate } from "./certificates";
import { listed, step, unreadStep } from "./step";

const WHAT = "Certificate for the host";

/** Looks for load balancers that present a certificate for the host: the way in behind a proxy, or without DNS. */
export async function locateByCertificate(ctx: GatherContext, host: string): Promise<Attempt> {
  const places = allPlaces(ctx.aws);
  const matches = await Promise.all(places.map((place) => findByCertificate(ctx, place, host)));
  const errors = matches.flatMap((match) => match.errors);
  const scopes = uniqueScopes(matches.flatMap((match) => match.scopes));
  const others = matches.flatMap((match) => match.others);
  const steps = errors.map((error) => unreadStep(WHAT, error));
  if (others.length > 0) {
    steps.push(
      step(
        "may",
        WHAT,
        `A certificate for ${host} is in use by ${listed(others)}, which may stand in front.`,
      ),
    );
  }
  if (scopes.length > 0) {
    const names = listed(scopes.map(({ name, region }) => `${name} in ${region}`));
    steps.push(
      step(scopes.length === 1 ? "hit" : "may", WHAT, `A certificate for ${host} is in use by ${names}.`),
    );
  } else if (errors.length === 0 && others.length === 0) {
    steps.push(
      step(
        "miss",
        WHAT,
        `No certificate in use in ${listed(places.map(({ region }) => region))} names ${host}.`,
      ),
    );
  }
  return { steps, errors, scopes, hosts: matches.flatMap((match) => match.names) };
}
