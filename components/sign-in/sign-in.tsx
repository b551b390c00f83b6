import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { symptomPath } from "@/lib/format/paths";
import { cliCommand } from "./cli-command";

interface SignInProps {
  /** The page to come back to. */
  readonly to: string;
  /** Of the runbook link that leads back; empty where it has none. */
  readonly url: string;
  readonly status: string;
  /** The dashboard itself sends people to a provider; else a load balancer does. */
  readonly isOurs: boolean;
  /** Null: somebody is signed in, or nobody has to be. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
  readonly failed: "provider-unreachable" | "refused" | null;
  /** They have just signed out. */
  readonly isOut: boolean;
}

const failures = {
  "provider-unreachable":
    "The OpenID provider could not be read: it is down, or cannot be reached from here.",
  refused: "The OpenID provider's answer was refused, or the sign-in took longer than ten minutes.",
} as const;

/** Why nobody is let in, the way in, and what can be read without one: the provider may be what is broken. */
export function SignIn({ to, url, status, isOurs, refusal, failed, isOut }: SignInProps) {
  const symptom = /^\d{3}$/.test(status) ? status : null;
  return (
    <div className="page py-6">
      <h1 className="sr-only">Sign in</h1>
      <Notice title={titleOf(refusal, isOut)}>
        {failed && <p className="text-text">{failures[failed]} The server's log has the reason.</p>}
        {refusal && !isOut && <p>{refusal.message}</p>}
        {refusal === null && (
          <p>
            <Link href={to} className="link">
              Go on
            </Link>
          </p>
        )}
        {refusal && isOurs && (
          <p>
            {/* No client-side navigation: the way leads to another site. */}
            <a href={`/sign-in/start?to=${encodeURIComponent(to)}`} className="button button-filled">
              Sign in
            </a>
          </p>
        )}
        {refusal && (
          <>
            <p>
              Without sign-in:{" "}
              {symptom !== null && (
                <>
                  <Link href={symptomPath(symptom)} className="link">
                    What {symptom} means
                  </Link>
                  {" · "}
                </>
              )}
              <Link href="/explain" className="link">
                Statuses and error codes
              </Link>
            </p>
            <p>The same diagnosis on the command line, with AWS credentials of your own:</p>
            <CodeBlock code={cliCommand({ url, status: symptom })} what="the command" />
          </>
        )}
      </Notice>
    </div>
  );
}

function titleOf(refusal: SignInProps["refusal"], isOut: boolean): string {
  if (isOut && refusal?.code === "not-signed-in") return "You are signed out.";
  if (refusal === null) return "You can read this dashboard.";
  return refusal.code === "not-signed-in" ? "Sign in to read this." : "You are not let in.";
}
