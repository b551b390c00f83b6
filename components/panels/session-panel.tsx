import { durationWords } from "@/lib/facts/duration-words";
import type { Lifetime, SessionArithmetic } from "@/lib/model/panels";
import { Panel } from "./panel";

interface SessionPanelProps {
  readonly session: SessionArithmetic;
  readonly commands: readonly string[];
}

/** How long a sign-in lasts: the sentence, then the numbers that make it. */
export function SessionPanel({ session, commands }: SessionPanelProps) {
  return (
    <Panel id="session" title="Session" commands={commands} lead={<p>{session.sentence}</p>}>
      <dl>
        <Row name="Session timeout" lifetime={session.session}>
          SessionTimeout of the rule. While the provider still has a session of its own, users come back
          without a prompt.
        </Row>
        <Row name="Access token" lifetime={session.accessToken}>
          Each time it ends, the load balancer fetches new claims with the refresh token. So long a user who
          was removed may stay in.
        </Row>
        <Row name="Refresh token" lifetime={session.refreshToken}>
          Without one, nothing is renewed and the session lasts until its timeout.
        </Row>
        <Row name="ID token" lifetime={session.idToken}>
          Read once, at sign-in.
        </Row>
        <Row name="Cookie in the browser" fixed="7 days">
          Always. The real end stands in its encrypted value.
        </Row>
        <Row name="Time to sign in" fixed="15 minutes">
          Cannot be changed: an answer of the provider that comes later ends with 401.
        </Row>
      </dl>
    </Panel>
  );
}

interface RowProps {
  readonly name: string;
  readonly lifetime?: Lifetime;
  readonly fixed?: string;
  readonly children: string;
}

function Row({ name, lifetime, fixed, children }: RowProps) {
  return (
    <div className="grid gap-x-4 border-line border-t py-2 first:border-t-0 first:pt-0 md:grid-cols-[160px_200px_1fr]">
      <dt>{name}</dt>
      <dd className="font-semibold">{fixed ?? <Words lifetime={lifetime} />}</dd>
      <dd className="text-text-2">{children}</dd>
    </div>
  );
}

function Words({ lifetime }: { readonly lifetime: Lifetime | undefined }) {
  if (lifetime === undefined) return null;
  if (lifetime.kind === "unknown") {
    return (
      <>
        <span className="text-unknown">unknown</span>
        <span className="block font-normal text-meta text-text-2">{lifetime.reason}</span>
      </>
    );
  }
  return (
    <>
      {durationWords(lifetime.seconds)}
      {lifetime.from === "default" && <span className="font-normal text-text-2"> (default)</span>}
    </>
  );
}
