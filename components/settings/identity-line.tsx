import { CodeBlock } from "@/components/ui/code-block";
import { IdText } from "@/components/ui/id-text";
import { Status } from "@/components/ui/status";
import type { AccountIdentity } from "@/lib/model/permission-report";
import { RenewCredentials } from "./renew-credentials";

interface IdentityLineProps {
  readonly identity: AccountIdentity;
  /** The role to be assumed; null where there is none. */
  readonly roleArn: string | null;
}

/** Whose credentials are in use, as STS says it, or why that cannot be told and what to do. */
export function IdentityLine({ identity, roleArn }: IdentityLineProps) {
  if (identity.state === "ok") {
    return (
      <div data-credentials="ok">
        <Status status="passes" word="Credentials work" />
        <p className="text-text-2">
          in use: <IdText id={identity.arn} what="the ARN of the identity in use" longest={72} />
        </p>
      </div>
    );
  }
  const { code, operation, message } = identity.error;
  const refusedRole = code === "access-denied" && operation === "sts:AssumeRole" && roleArn !== null;
  return (
    <div data-credentials={code}>
      <Status status="fails" word={refusedRole ? "Role not given" : "Credentials do not work"} />
      <p>{message}</p>
      {code === "credentials" && <RenewCredentials />}
      {refusedRole && (
        <div className="mt-2 flex max-w-measure flex-col gap-2 text-text-2">
          <p>
            The dashboard's own identity needs this statement, and the role's trust policy has to name that
            identity (with the external id, where one is set).
          </p>
          <CodeBlock code={assumeStatement(roleArn)} what="the policy statement" low />
        </div>
      )}
    </div>
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html */
function assumeStatement(roleArn: string): string {
  return JSON.stringify({ Effect: "Allow", Action: "sts:AssumeRole", Resource: roleArn }, null, 2);
}
