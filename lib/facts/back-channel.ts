import type { EndpointProbe } from "../model/probe";
import type { BackChannelEndpoint } from "./artifact-of-chain";

/** An endpoint that was really asked. */
export interface AskedEndpoint {
  readonly name: BackChannelEndpoint["name"];
  readonly url: string;
  readonly probe: EndpointProbe;
}

/** The endpoints that were asked, and those about which nothing is known. */
export function asked(endpoints: readonly BackChannelEndpoint[]): {
  known: AskedEndpoint[];
  open: BackChannelEndpoint[];
} {
  return {
    known: endpoints.flatMap(({ name, url, probe }) =>
      probe.state === "ok" ? [{ name, url, probe: probe.value }] : [],
    ),
    open: endpoints.filter(({ probe }) => probe.state !== "ok"),
  };
}

/** The host of an endpoint's address, with its port where it is not 443; the text itself where it is no URL. */
export function endpointHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
