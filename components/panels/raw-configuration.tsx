import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { ExternalLink } from "@/components/ui/external-link";
import { LoadingWords, Skeleton } from "@/components/ui/skeleton";
import { Status } from "@/components/ui/status";
import { TimeStamp } from "@/components/ui/time-stamp";
import type { ConfigurationPart } from "@/lib/model/panels";
import { Panel } from "./panel";

/** A part with the ways to see it elsewhere. */
interface ShownPart extends ConfigurationPart {
  readonly command: string | null;
  readonly console: string | null;
}

interface RawConfigurationPanelProps {
  readonly parts: readonly ShownPart[];
  readonly takenAt: string;
}

const id = "configuration";
const title = "Raw configuration";

/** The chain part by part, as AWS and the provider answered; each folded, with the ways to see it elsewhere. */
export function RawConfigurationPanel({ parts, takenAt }: RawConfigurationPanelProps) {
  const numbered = parts.map((part, index) => ({ part, key: `${part.artifact} ${index}` }));
  return (
    <Panel
      id={id}
      title={title}
      lead={
        <>
          <p>
            As AWS and the provider answered, field by field. Secrets are left out when it is read: of a
            client's secret only whether there is one.
          </p>
          <p>
            Read <TimeStamp iso={takenAt} />
          </p>
        </>
      }
    >
      <ul>
        {numbered.map(({ part, key }) => (
          <li key={key} className="border-line border-t py-1 first:border-t-0 first:pt-0">
            <Disclosure
              summary={
                <>
                  <span className="text-text">{part.title}</span> <span>{part.resource.name}</span>
                  {part.content.kind === "failed" && <Status status="unknown" className="pl-2 text-meta" />}
                  {part.content.kind === "skipped" && <span className="pl-2 text-meta">not asked</span>}
                  {part.content.kind === "absent" && <span className="pl-2 text-meta">does not exist</span>}
                </>
              }
            >
              <Part part={part} />
            </Disclosure>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Part({ part }: { readonly part: ShownPart }) {
  const { content, command, console: page } = part;
  const what = part.title.toLowerCase();
  return (
    <div className="flex flex-col gap-2 pb-3">
      {content.kind === "read" && (
        <CodeBlock code={JSON.stringify(content.value, null, 2)} what={`the configuration: ${what}`} />
      )}
      {content.kind === "absent" && <p>AWS says that it does not exist.</p>}
      {(content.kind === "failed" || content.kind === "skipped") && (
        <p className="text-text-2">{content.reason}</p>
      )}
      {page !== null && (
        <p>
          <ExternalLink href={page}>Open in the AWS console</ExternalLink>
        </p>
      )}
      {command !== null && <CodeBlock code={command} what={`the command that reads it: ${what}`} low />}
    </div>
  );
}

export function RawConfigurationSkeleton() {
  return (
    <Panel id={id} title={title} lead={<LoadingWords>Reading the configuration</LoadingWords>}>
      <Skeleton className="h-4 w-1/2" />
    </Panel>
  );
}
