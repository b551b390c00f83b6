import { Panel } from "@/components/panels/panel";
import { Link } from "@/components/ui/link";

/** The way from a diagnosis to the lines of its load balancer. */
export function AccessLogsPanel({ address }: { readonly address: string | null }) {
  if (address === null) return null;
  return (
    <Panel id="access-logs" title="Access logs" lead={<p>What became of each request.</p>}>
      <p>
        <Link href={address} className="link underline">
          Count the access logs of this load balancer
        </Link>
        <span className="text-text-2">
          : reasons by host, rule and time. First it says what that would take.
        </span>
      </p>
    </Panel>
  );
}
