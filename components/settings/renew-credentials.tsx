import { CodeBlock } from "@/components/ui/code-block";

/** How credentials come back. No restart is needed: they are looked up anew. */
export function RenewCredentials() {
  return (
    <div className="mt-2 flex max-w-measure flex-col gap-2 text-text-2">
      <p>
        Renew them where the dashboard runs, under the profile that it was started with (
        <code>AWS_PROFILE</code>), then load this page again. No restart is needed.
      </p>
      <CodeBlock code="aws sso login" what="the command" low />
      <p>
        With keys in the environment: start it with new ones. On ECS or EC2: see that the task or instance has
        its role.
      </p>
    </div>
  );
}
