import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { ExternalLink } from "@/components/ui/external-link";
import { Tabs } from "@/components/ui/tabs";
import type { Fix } from "@/lib/model/finding";

interface FixesViewProps {
  readonly fixes: readonly Fix[];
  readonly low?: boolean;
}

const tabLabel: Readonly<Record<Fix["type"], string>> = {
  cli: "CLI",
  terraform: "Terraform",
  console: "Console",
  steps: "Steps",
};

/** The ways to mend one thing, in the order in which the check gives them. */
export function FixesView({ fixes, low = false }: FixesViewProps) {
  const tabs = fixes.map((fix, index) => {
    const same = fixes.filter(({ type }) => type === fix.type);
    const number = same.length > 1 ? ` ${same.indexOf(fix) + 1}` : "";
    return {
      id: `${fix.type}-${index}`,
      label: `${tabLabel[fix.type]}${number}`,
      content: <FixView fix={fix} low={low} />,
    };
  });
  return <Tabs label="Ways to fix it" tabs={tabs} allOnPaper />;
}

function FixView({ fix, low }: { readonly fix: Fix; readonly low: boolean }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="font-semibold">{fix.title}</p>
      <FixBody fix={fix} low={low} />
    </div>
  );
}

function FixBody({ fix, low }: { readonly fix: Fix; readonly low: boolean }) {
  switch (fix.type) {
    case "cli":
      return (
        <>
          <CodeBlock code={fix.command} what="the command" low={low} />
          <p className="text-text-2">{fix.risk}</p>
          {fix.undo !== undefined && (
            <Disclosure summary="How to undo it">
              <CodeBlock code={fix.undo} what="the command that undoes it" low />
            </Disclosure>
          )}
        </>
      );
    case "terraform":
      return <CodeBlock code={fix.code} what="the Terraform change" low={low} />;
    case "console":
      return (
        <>
          <Steps steps={fix.steps} />
          <p>
            <ExternalLink href={fix.url}>Open the page in the AWS console</ExternalLink>
          </p>
        </>
      );
    case "steps":
      return <Steps steps={fix.steps} />;
  }
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className="flex list-decimal flex-col gap-1 pl-5">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
