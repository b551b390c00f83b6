"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { useEffect, useMemo } from "react";
import { AccessLogsPanel } from "@/components/evidence/access-logs-panel";
import { EvidencePanel } from "@/components/evidence/evidence-panel";
import { useEvidence } from "@/components/evidence/use-evidence";
import { ChainPanels } from "@/components/panels/chain-panels";
import { ShareButton } from "@/components/share/share-button";
import { handoff } from "@/lib/format/handoff";
import { logsAddress } from "@/lib/format/logs-address";
import { saveAddress, snapshotFileName } from "@/lib/format/snapshot-address";
import type { Diagnosis } from "@/lib/model/diagnosis";
import type { DiagnosisSource } from "@/lib/query/read-diagnosis";
import { ActionBar } from "./action-bar";
import { ChangeBar } from "./change-bar";
import { DiagnosisLayout } from "./diagnosis-layout";
import { OutcomeList } from "./outcome-list";
import { askedParameters, shareAddress } from "./share-address";
import { useLiveDiagnosis } from "./use-live-diagnosis";
import { usePastedCall } from "./use-pasted-call";

const AuthorizerTest = dynamic(() => import("./authorizer-test"));
const CallBox = dynamic(() => import("./call-box").then(({ CallBox }) => CallBox));

interface DiagnosisViewProps {
  readonly source: DiagnosisSource;
  readonly first: Diagnosis;
  readonly complete: Promise<Diagnosis>;
  /** The operator lets authorizers be called with made-up values. */
  readonly testsAuthorizers: boolean;
  readonly streamed?: ReactNode;
}

/** A live diagnosis: it is completed by probes and recordings, can be read again, and keeps the address bar. */
export function DiagnosisView({ source, first, complete, testsAuthorizers, streamed }: DiagnosisViewProps) {
  const live = useLiveDiagnosis(source, first, complete);
  const takesCall = live.diagnosis.resolution.kind !== "alb" && live.diagnosis.resolution.chain !== null;
  const { text, setText, call } = usePastedCall(takesCall && !live.probing ? live.diagnosis : null);
  const diagnosis = call.state === "judged" ? call.diagnosis : live.diagnosis;
  const recorded = useEvidence(diagnosis, live.probing);
  const address = shareAddress(source, live.diagnosis);
  const link = () => `${location.origin}${address}${location.hash}`;
  const message = () => handoff(diagnosis, link());

  const panels = useMemo(
    () =>
      diagnosis.panels && (
        <ChainPanels
          panels={diagnosis.panels}
          takenAt={diagnosis.snapshot.takenAt}
          open={source.kind === "chain"}
          streamed={streamed}
        />
      ),
    [diagnosis, source, streamed],
  );

  // What was cut out of the URL leaves the address bar as well.
  useEffect(() => {
    if (`${location.pathname}${location.search}` !== address) {
      history.replaceState(history.state, "", `${address}${location.hash}`);
    }
  }, [address]);

  return (
    <>
      <ChangeBar
        change={live.change}
        outcome={live.outcome}
        since={recorded.announcement}
        onDismiss={() => {
          live.dismiss();
          recorded.dismiss();
        }}
      />
      <DiagnosisLayout
        diagnosis={diagnosis}
        probing={live.probing}
        message={message}
        actions={
          <ActionBar
            checking={live.checking}
            onCheckAgain={live.checkAgain}
            message={message}
            link={link}
            share={
              <ShareButton
                diagnosis={diagnosis}
                link={link}
                parameters={askedParameters(source, live.diagnosis)}
              />
            }
            snapshot={snapshotOf(live.diagnosis)}
          />
        }
        call={takesCall && <CallBox before={live.diagnosis} text={text} onText={setText} call={call} />}
        outcome={live.outcome && <OutcomeList outcome={live.outcome} />}
      >
        <EvidencePanel live={recorded} />
        {testsAuthorizers && mayBeTested(diagnosis) && (
          <AuthorizerTest chain={diagnosis.resolution.chain ?? ""} />
        )}
        <AccessLogsPanel address={logsAddress(diagnosis.resolution.chain, diagnosis.request.at)} />
        {panels}
      </DiagnosisLayout>
    </>
  );
}

/** A Lambda authorizer of a REST API: API Gateway tries no other with made-up values. */
function mayBeTested({ resolution, graph }: Diagnosis): boolean {
  const node = graph.nodes.find(({ id }) => id === "authorizer");
  return (
    resolution.kind === "rest" &&
    resolution.chain !== null &&
    (node?.details ?? []).some(({ value }) => value === "TOKEN" || value === "REQUEST")
  );
}

function snapshotOf({ resolution: { chain }, request, snapshot }: Diagnosis) {
  if (chain === null) return null;
  return { address: saveAddress(chain, request), file: snapshotFileName(chain, snapshot.takenAt) };
}
