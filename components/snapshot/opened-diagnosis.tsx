"use client";

import { CallBox } from "@/components/diagnosis/call-box";
import { DiagnosisLayout } from "@/components/diagnosis/diagnosis-layout";
import { ChainPanels } from "@/components/panels/chain-panels";
import { Panel } from "@/components/panels/panel";
import { RawConfigurationPanel } from "@/components/panels/raw-configuration";
import { Status } from "@/components/ui/status";
import { useOrigin } from "@/components/ui/use-origin";
import type { OpenedChain } from "@/lib/diagnose";
import { handoff } from "@/lib/format/handoff";
import { FileActions } from "./file-actions";
import type { OpenedFile } from "./protocol";
import type { SnapshotClient } from "./snapshot-client";
import { useFileCall } from "./use-file-call";

interface OpenedDiagnosisProps {
  readonly file: OpenedFile;
  readonly client: SnapshotClient;
  readonly opened: OpenedChain;
}

/** The diagnosis of a chain out of a file, with all that a live one shows but what would have to be asked. */
export function OpenedDiagnosis({ file, client, opened }: OpenedDiagnosisProps) {
  const before = opened.diagnosis;
  const { text, setText, call } = useFileCall(client, before);
  const diagnosis = call.state === "judged" ? call.diagnosis : before;
  const origin = useOrigin();
  const place = `${file.name}, opened at ${origin}/snapshot`;
  return (
    <DiagnosisLayout
      diagnosis={diagnosis}
      probing={false}
      message={() => handoff(diagnosis, place)}
      actions={<FileActions diagnosis={diagnosis} place={place} />}
      call={
        before.resolution.kind !== "alb" && (
          <CallBox before={before} text={text} onText={setText} call={call} />
        )
      }
    >
      <Panel
        id="evidence"
        title="Evidence"
        lead={<p>Metrics and changes around this chain are read live, and are no part of a snapshot.</p>}
      >
        <p>
          <Status status="unknown" word="not in the file" />
        </p>
      </Panel>
      {diagnosis.panels && (
        <ChainPanels
          panels={diagnosis.panels}
          takenAt={diagnosis.snapshot.takenAt}
          open={false}
          streamed={<RawConfigurationPanel parts={opened.parts} takenAt={diagnosis.snapshot.takenAt} />}
        />
      )}
    </DiagnosisLayout>
  );
}
