import "server-only";
import { cleanUrl } from "../../clue/index";
import { diagnoseParameterNames, diagnosePath } from "../../format/paths";

const PLACES = /^\/(?:chains|checks|explain|inspect|logs|settings)?$/;
const THINGS = /^\/(?:chains|checks|explain)(?:\/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)+$/;

/**
 * Where to go after sign-in: a page of the dashboard, written anew from what was understood of it, never what was sent.
 * What is no such page leads to the first one. The URL of a runbook link keeps nothing that must not travel.
 */
export function returnPath(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > 4_096) return "/";
  const [path = "", query = ""] = wanted.split("?", 2);
  if (path === "/diagnose") {
    const given = new URLSearchParams(query);
    const parameters = Object.fromEntries(
      diagnoseParameterNames.flatMap((name) => {
        const value = given.get(name);
        return value === null ? [] : [[name, name === "url" ? (cleanUrl(value)?.url ?? "") : value]];
      }),
    );
    return diagnosePath(parameters);
  }
  const isOwn = PLACES.test(path) || (THINGS.test(path) && !/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path));
  return isOwn ? path : "/";
}

/** The page that says why nobody is let in, and that leads back. */
export function signInPath(wanted: string): string {
  return `/sign-in?to=${encodeURIComponent(returnPath(wanted))}`;
}
