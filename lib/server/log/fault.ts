import "server-only";
import { currentRequest, writeLog } from "./requests";
import { routeOf } from "./route-of";

/** Logs what nobody expected: the name of the error, and where. */
export function writeFault(error: unknown, target: string): void {
  const name = error instanceof Error ? error.name : "unknown error";
  writeLog({ kind: "fault", request: currentRequest(), route: routeOf(target), error: name });
}
