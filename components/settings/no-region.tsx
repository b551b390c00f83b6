import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";

const example = JSON.stringify(
  {
    accounts: [
      {
        id: "111122223333",
        name: "production",
        roleArn: "arn:aws:iam::111122223333:role/authpath-read",
        regions: ["eu-west-1"],
      },
    ],
  },
  null,
  2,
);

/** Nothing is configured, and the environment names no Region either. */
export function NoRegion() {
  return (
    <Notice status="unknown" word="Nothing is configured" title="No account and no Region is configured.">
      <p>
        So nothing of AWS can be read. Either set <code>AWS_REGION</code> and start again: then the account of
        the credentials in use is read. Or name accounts in a file, and the file in{" "}
        <code>AUTHPATH_CONFIG</code>:
      </p>
      <CodeBlock code={example} what="the example configuration" low />
    </Notice>
  );
}
