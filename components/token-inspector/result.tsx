"use client";

import { useState } from "react";
import { Tabs } from "@/components/ui/tabs";
import type { TokenInspection } from "@/lib/jwt/types";
import { ClaimsTable } from "./claims-table";
import { CompareTokens } from "./compare-tokens";
import { FindingList } from "./finding-list";
import type { HandTarget, Inspected } from "./protocol";
import { RawJson } from "./raw-json";
import { ShareButton } from "./share-button";
import { SignatureLine } from "./signature-line";
import { TokenList } from "./token-list";
import { VerdictPanel } from "./verdict-panel";

interface ResultProps {
  readonly inspected: Inspected;
  /** The target, where it was described by hand. */
  readonly hand: HandTarget | null;
  readonly onRetryKeys: () => void;
}

/** Verdict, signature, findings, claims and raw JSON of the paste, or of the one of its tokens that was picked. */
export function Result({ inspected, hand, onRetryKeys }: ResultProps) {
  const { inspection: whole, each, live, wanted } = inspected;
  const [picked, setPicked] = useState<number | null>(null);
  const own = whole.tokens.findIndex(({ chosen }) => chosen);
  const index = picked ?? own;
  const inspection = (picked === null || picked === own ? undefined : each[picked]) ?? whole;
  const labels = numbered(whole.tokens.slice(0, each.length).map(({ label }) => label));
  const subject = live?.name ?? hand?.name;
  const detail = live ? `${live.trusts} · ${live.place}` : undefined;
  const fetching = wanted.length > 0;
  const findings = fetching
    ? inspection.findings.filter(({ id }) => id !== "keys-unavailable")
    : inspection.findings;
  return (
    <div className="flex flex-col gap-5">
      <VerdictPanel inspection={inspection} subject={subject} detail={detail}>
        {inspection.tokens.length > 0 && <ShareButton inspection={inspection} subject={subject} />}
      </VerdictPanel>
      {each.length > 1 && <TokenList labels={labels} tokens={each} chosen={index} onChoose={setPicked} />}
      {inspection.tokens.length > 0 && (
        <SignatureLine
          signature={inspection.signature}
          findings={findings}
          hasTarget={subject !== undefined}
          fetching={fetching}
          onRetry={onRetryKeys}
        />
      )}
      <FindingList findings={findings} hasTarget={subject !== undefined} />
      <Details inspection={inspection} labels={labels} each={each} />
    </div>
  );
}

interface DetailsProps {
  readonly inspection: TokenInspection;
  readonly labels: readonly string[];
  readonly each: readonly TokenInspection[];
}

function Details({ inspection, labels, each }: DetailsProps) {
  const { header, claims, findings } = inspection;
  if (header === undefined && claims === undefined) return null;
  const tabs = [
    {
      id: "claims",
      label: "Claims",
      content: (
        <div className="flex flex-col gap-5">
          {claims && <ClaimsTable title="Claims" place="claims" members={claims} findings={findings} />}
          {header && <ClaimsTable title="Header" place="header" members={header} findings={findings} />}
        </div>
      ),
    },
    { id: "json", label: "JSON", content: <RawJson inspection={inspection} /> },
    ...(each.length > 1
      ? [{ id: "compare", label: "Compare", content: <CompareTokens labels={labels} tokens={each} /> }]
      : []),
  ];
  return <Tabs label="What is in the token" tabs={tabs} />;
}

/** Labels of which each stands once: "token", "token 2". */
function numbered(labels: readonly string[]): string[] {
  return labels.map((label, index) => {
    const before = labels.slice(0, index).filter((one) => one === label).length;
    return before === 0 ? label : `${label} ${before + 1}`;
  });
}
