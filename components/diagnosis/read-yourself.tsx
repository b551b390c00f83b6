import { CodeBlock } from "@/components/ui/code-block";
import { Disclosure } from "@/components/ui/disclosure";
import { readCommand } from "@/lib/format/read-command";
import type { FlowGraph } from "@/lib/model/flow-graph";

/** The commands that read the same configuration, for those who want to see it with their own eyes. */
export function ReadYourself({ graph }: { readonly graph: FlowGraph }) {
  const commands = graph.nodes.flatMap(({ resource }) => (resource && readCommand(resource)) ?? []);
  if (commands.length === 0) return null;
  return (
    <Disclosure summary="Read the same with the AWS CLI">
      <CodeBlock code={[...new Set(commands)].join("\n")} what="the commands" />
    </Disclosure>
  );
}
