import { NoRegion } from "@/components/settings/no-region";
import { Notice } from "@/components/ui/notice";
import type { GatherError } from "@/lib/model/gathered";

interface NoChainsProps {
  /** False: no account and no Region is configured. */
  readonly isConfigured: boolean;
  readonly scopes: { readonly asked: number; readonly read: number };
  readonly errors: readonly GatherError[];
}

/** Why the list is empty: nothing configured, nothing there, or nothing that could be read. These are three answers. */
export function NoChains({ isConfigured, scopes, errors }: NoChainsProps) {
  if (!isConfigured) return <NoRegion />;
  const credentials = errors.find(({ code }) => code === "credentials");
  if (credentials) {
    return (
      <Notice
        status="unknown"
        word="Nothing could be read"
        title="AWS did not accept the credentials in use."
      >
        <p>{credentials.message}</p>
        <p>
          Renew them, for instance with <code>aws sso login</code>, and load this page again. No restart is
          needed.
        </p>
      </Notice>
    );
  }
  if (errors.length > 0 && scopes.read === 0) {
    return (
      <Notice
        status="unknown"
        word="Nothing could be read"
        title="No load balancer and no API could be read."
      >
        <p>What was refused, and the permission that is missing, stands below. A pasted URL says more.</p>
      </Notice>
    );
  }
  return (
    <Notice title="Nothing that signs users in or checks tokens was found in the accounts and Regions that are configured.">
      <p>
        {scopes.asked === 0
          ? "There is no application load balancer there, and no API."
          : `${scopes.read} of ${scopes.asked} load balancers and APIs were read.`}{" "}
        Other accounts and Regions are added in the configuration file that AUTHPATH_CONFIG names.
      </p>
    </Notice>
  );
}
