import { Disclosure } from "@/components/ui/disclosure";
import { IdText } from "@/components/ui/id-text";
import { Link } from "@/components/ui/link";
import { LoadingWords, Skeleton } from "@/components/ui/skeleton";
import { TimeStamp } from "@/components/ui/time-stamp";
import { chainPath } from "@/lib/format/paths";
import type { BlastRadius, SharedThing } from "@/lib/model/panels";
import { Panel } from "./panel";

const id = "blast-radius";
const title = "What else uses it";

const thingWord: Readonly<Record<SharedThing["what"], string>> = {
  client: "Client",
  authorizer: "Authorizer",
  function: "Function of the authorizer",
  "user-pool": "User pool",
  issuer: "Issuer",
  "session-cookie": "Session cookie name, same host",
  certificate: "Certificate",
};

/** Links that are written out; the list of chains has them all. */
const mostLinks = 200;

/** The other chains of the fleet that hang on the same client, pool, issuer, cookie or certificate. */
export function BlastRadiusPanel({ radius }: { readonly radius: BlastRadius | null }) {
  if (radius === null) {
    return (
      <Panel id={id} title={title} lead={<p>Other chains that a change here would touch.</p>}>
        <p className="text-unknown">
          Unknown: the fleet could not be read. Load the page again to try once more.
        </p>
      </Panel>
    );
  }
  const { things, scopes, complete, takenAt, commands } = radius;
  return (
    <Panel
      id={id}
      title={title}
      commands={commands}
      lead={
        <>
          <p>{headline(radius)}</p>
          <p>
            {scopes.read} of {scopes.asked} load balancers and APIs read
            {!complete && scopes.read < scopes.asked && " so far"}, begun <TimeStamp iso={takenAt} />.
          </p>
          {!complete && (
            <p>
              {scopes.read < scopes.asked
                ? "There may be more: load the page again for the rest."
                : "Not every account or Region could be listed: there may be more."}
            </p>
          )}
        </>
      }
    >
      {things.length === 0 ? (
        <p>This chain uses nothing that another chain could share.</p>
      ) : (
        <dl>
          {things.map((thing) => (
            <div
              key={`${thing.what} ${thing.id}`}
              data-shared={thing.what}
              className="grid gap-x-4 border-line border-t py-2 first:border-t-0 first:pt-0 md:grid-cols-[160px_1fr]"
            >
              <dt className="text-text-2">{thingWord[thing.what]}</dt>
              <dd className="min-w-0">
                <IdText id={thing.id} what={`the ${thingWord[thing.what].toLowerCase()}`} longest={64} />
                {thing.of !== undefined && <span className="block text-meta text-text-2">at {thing.of}</span>}
                <Others chains={thing.chains} complete={complete} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

function headline({ things, complete }: BlastRadius): string {
  const [widest] = things
    .filter(({ what }) => what !== "certificate")
    .toSorted((a, b) => b.chains.length - a.chains.length);
  if (!widest || widest.chains.length === 0) {
    return complete
      ? "No other chain uses this client or its provider."
      : "No other chain that was read uses this client or its provider.";
  }
  const client = things.find(({ what, chains }) => what === "client" && chains.length > 0) ?? widest;
  return `${others(client.chains.length)} this ${thingWord[client.what].split(",")[0]?.toLowerCase()}.`;
}

function others(count: number): string {
  return count === 1 ? "1 other chain uses" : `${count} other chains use`;
}

function Others({
  chains,
  complete,
}: {
  readonly chains: SharedThing["chains"];
  readonly complete: boolean;
}) {
  if (chains.length === 0) {
    return <p className="text-text-2">{complete ? "No other chain." : "No other chain among those read."}</p>;
  }
  return (
    <Disclosure
      summary={`${chains.length} other ${chains.length === 1 ? "chain" : "chains"}`}
      open={chains.length <= 5}
    >
      <ul>
        {chains.slice(0, mostLinks).map((chain) => (
          <li key={chain.id} className="py-1">
            <Link href={chainPath(chain.id)} className="link underline">
              {chain.host}
            </Link>{" "}
            <span className="text-meta text-text-2">
              {chain.root} {chain.place} · {chain.account} {chain.region}
            </span>
          </li>
        ))}
      </ul>
      {chains.length > mostLinks && (
        <p className="text-text-2">
          And {chains.length - mostLinks} more:{" "}
          <Link href="/chains" className="link underline">
            the list of chains
          </Link>{" "}
          has them all.
        </p>
      )}
    </Disclosure>
  );
}

/** While the fleet is read: in the shape of what comes. */
export function BlastRadiusSkeleton() {
  return (
    <Panel
      id={id}
      title={title}
      lead={<LoadingWords>Reading the other load balancers and APIs</LoadingWords>}
    >
      <div className="flex flex-col gap-3">
        <Skeleton className="h-4 w-2/3" />
        <Skeleton className="h-4 w-1/2" />
        <Skeleton className="h-4 w-2/3" />
      </div>
    </Panel>
  );
}
