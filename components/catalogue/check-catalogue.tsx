import { Link } from "@/components/ui/link";
import { ListKeys } from "@/components/ui/list-keys";
import type { CheckInfo } from "@/lib/checks";
import { checkPath } from "@/lib/format/paths";
import { severityWord } from "@/lib/format/status";
import type { HopId } from "@/lib/model/finding";
import { hopTitles } from "./hop-titles";

/** Every check, by the hop at which a request meets it. */
export function CheckCatalogue({ checks }: { readonly checks: readonly CheckInfo[] }) {
  const hops = (Object.keys(hopTitles) as HopId[]).filter((hop) => checks.some((check) => check.hop === hop));
  return (
    <div className="page py-6">
      <h1 className="text-verdict max-md:text-verdict-phone">Checks</h1>
      <p className="max-w-measure pb-4 text-text-2">
        {checks.length} checks look at every chain, in the order in which a request meets them. Each says
        passes, fails or unknown, with evidence. Ids are stable: they can stand in runbooks.
      </p>
      <ListKeys of="check" />
      {hops.map((hop) => (
        <section key={hop} aria-labelledby={`hop-${hop}`} className="pb-6">
          <h2 id={`hop-${hop}`} className="section-title pb-1">
            {hopTitles[hop]}
          </h2>
          <ul>
            {checks
              .filter((check) => check.hop === hop)
              .map((check) => (
                <li
                  key={check.id}
                  data-row
                  className="grid gap-x-4 border-line border-t py-2 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_136px]"
                >
                  <Link href={checkPath(check.id)} className="link">
                    <code>{check.id}</code>
                  </Link>
                  <span>{check.failureTitle}</span>
                  <span className="text-meta text-text-2 leading-5">{severityWord[check.severity]}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
