import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";

interface OutboundRulesProps {
  readonly mappedHosts: readonly string[];
  readonly allowedRanges: readonly string[];
  readonly extraRoots: number;
  readonly totalSeconds: number;
  readonly bodyKibibytes: number;
  readonly inFlight: number;
  readonly probesTokenEndpoint: boolean;
  /** Host that receives traces; null: nobody does. */
  readonly tracesTo: string | null;
}

/** What the dashboard asks of others than AWS, and the rules that bound it. */
export function OutboundRules(props: OutboundRulesProps) {
  const { mappedHosts, allowedRanges, extraRoots, totalSeconds, bodyKibibytes, inFlight } = props;
  return (
    <dl className="grid gap-x-4 gap-y-3 md:grid-cols-[160px_1fr]">
      <Row name="Who is asked">
        Only hosts that a live listener rule or authorizer, or its provider's own discovery document, names.
        https on port 443, no redirects followed, no cookies or credentials sent.
      </Row>
      <Row name="Addresses">
        {allowedRanges.length === 0 ? (
          "Public addresses only. No private range is allowed."
        ) : (
          <>
            Public addresses, and these ranges: <code>{allowedRanges.join(", ")}</code>
          </>
        )}
      </Row>
      <Row name="Limits">
        {totalSeconds} s in all and {bodyKibibytes} KiB for one answer, {inFlight} questions under way.
      </Row>
      <Row name="Certificates">
        {extraRoots === 0
          ? "Checked against the public roots."
          : `Checked against the public roots and ${extraRoots} more of the configuration.`}
      </Row>
      <Row name="Token endpoint probe">
        {props.probesTokenEndpoint
          ? "On: an app client's secret is read and offered to its own token endpoint with a made-up code. It is not kept or shown."
          : "Off: no app client's secret is ever sent anywhere."}
      </Row>
      <Row name="Traces">
        {props.tracesTo === null
          ? "Sent nowhere."
          : `Sent to ${props.tracesTo}: the route and status of each request, the action and Region of each question to AWS. No addresses, queries, subjects or answers.`}
      </Row>
      <Row name="Names given by hand">
        {mappedHosts.length === 0 ? (
          "None: all names are resolved by DNS."
        ) : (
          <Disclosure summary={`${mappedHosts.length} names of the configuration`}>
            <ul>
              {mappedHosts.map((host) => (
                <li key={host}>
                  <code>{host}</code>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Row>
    </dl>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-text-2 max-md:-mb-2">{name}</dt>
      <dd className="min-w-0 max-w-measure">{children}</dd>
    </div>
  );
}
