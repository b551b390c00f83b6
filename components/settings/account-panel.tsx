import type { ReactNode } from "react";
import { IdText } from "@/components/ui/id-text";
import { PermissionTrial } from "./permission-trial";

interface AccountPanelProps {
  readonly id: string | null;
  readonly name: string;
  readonly roleArn: string | null;
  readonly hasExternalId: boolean;
  readonly regions: readonly string[];
  readonly actions: number;
  /** Whose credentials are in use: comes when STS has answered. */
  readonly children: ReactNode;
}

/** One configured account: where it is read, with what role, and what that role may. */
export function AccountPanel(props: AccountPanelProps) {
  const { id, name, roleArn, hasExternalId, regions, actions, children } = props;
  const title = name === "" ? (id ?? "The account of the credentials in use") : name;
  return (
    <section
      aria-label={title}
      className="flex flex-col gap-3 border-line border-t py-4"
      data-account={id ?? ""}
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="font-semibold">{title}</h3>
        {id !== null && name !== "" && <IdText id={id} what="the account number" />}
        <span className="text-text-2">{regions.join(", ")}</span>
      </div>
      <p className="text-text-2">
        {roleArn === null ? (
          "No role is assumed: the dashboard's own credentials are used."
        ) : (
          <>
            assumes <IdText id={roleArn} what="the ARN of the role" longest={72} />
            {hasExternalId && "with an external id"}
          </>
        )}
      </p>
      {children}
      {regions.length > 0 && (
        <PermissionTrial account={id} name={title} regions={regions} actions={actions} />
      )}
    </section>
  );
}
