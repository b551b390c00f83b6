import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import { About } from "@/components/settings/about";
import { AccountPanel } from "@/components/settings/account-panel";
import { AwsBudgets } from "@/components/settings/aws-budgets";
import { IdentityLine } from "@/components/settings/identity-line";
import { KeptAnswers } from "@/components/settings/kept-answers";
import { LogWays } from "@/components/settings/log-ways";
import { NoRegion } from "@/components/settings/no-region";
import { OutboundRules } from "@/components/settings/outbound-rules";
import { WhoMayRead } from "@/components/settings/who-may-read";
import { CodeBlock } from "@/components/ui/code-block";
import { LoadingWords, Skeleton } from "@/components/ui/skeleton";
import { pageViewer } from "@/lib/server/access/page-viewer";
import { identityOf, readSettings } from "@/lib/server/permissions";

export const metadata: Metadata = {
  title: "Settings",
  description: "Which accounts are read, with which role, and what that role may.",
};

export default async function SettingsPage() {
  const settings = readSettings(await pageViewer());
  const { accounts, actions, policy, outbound, probesTokenEndpoint, tracesTo, logs, version, license } =
    settings;
  const readable = accounts.some(({ regions }) => regions.length > 0);
  return (
    <div className="page py-6">
      <h1 className="pb-4 text-verdict max-md:text-verdict-phone">Settings</h1>
      <div className="grid items-start gap-x-6 gap-y-8 lg:grid-cols-12">
        <Section title="Accounts and roles" className="lg:col-span-7">
          {!readable && <NoRegion />}
          {accounts.map(({ position, ...account }) => (
            <AccountPanel key={account.id} {...account} actions={actions}>
              {account.regions.length > 0 && (
                <Suspense fallback={<AskingIdentity />}>
                  <Identity account={position} roleArn={account.roleArn} />
                </Suspense>
              )}
            </AccountPanel>
          ))}
        </Section>
        <div className="flex flex-col gap-8 lg:col-span-5">
          <Section title="The read-only policy">
            <p className="max-w-measure pb-2 text-text-2">
              All that the dashboard asks of AWS, and nothing else: give it to the role that it uses. Without
              some of it, what cannot be read is shown as unknown.
            </p>
            <CodeBlock code={policy} what="the read-only policy" />
          </Section>
          <Section title="What is asked beyond AWS">
            <OutboundRules {...outbound} probesTokenEndpoint={probesTokenEndpoint} tracesTo={tracesTo} />
          </Section>
          <Section title="How much AWS is asked">
            <AwsBudgets budgets={settings.budgets} inFlight={settings.callsInFlight} />
          </Section>
          <Section title="Access logs">
            <LogWays logs={logs} />
          </Section>
          <Section title="Who may read this">
            <WhoMayRead {...settings} />
          </Section>
          <Section title="What is kept">
            <KeptAnswers sharedCache={settings.sharedCache} />
          </Section>
          <Section title="About">
            <About version={version} license={license} />
          </Section>
        </div>
      </div>
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

function Section({ title, className = "", children }: SectionProps) {
  return (
    <section className={`min-w-0 ${className}`}>
      <h2 className="section-title pb-2">{title}</h2>
      {children}
    </section>
  );
}

async function Identity({ account, roleArn }: { readonly account: number; readonly roleArn: string | null }) {
  return <IdentityLine identity={await identityOf(account)} roleArn={roleArn} />;
}

function AskingIdentity() {
  return (
    <div className="flex flex-col gap-1">
      <LoadingWords>Asking STS whose credentials these are</LoadingWords>
      <Skeleton className="h-5 w-80 max-w-full" />
    </div>
  );
}
