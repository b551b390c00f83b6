"use client";

import { useEffect, useState } from "react";
import { takeHandedOver } from "@/components/paste-box/handed-over";
import { Notice } from "@/components/ui/notice";
import { exampleToken } from "./example-token";
import { NothingPasted } from "./nothing-pasted";
import type { Choice } from "./protocol";
import { Result } from "./result";
import { TargetPicker } from "./target-picker";
import { TokenField } from "./token-field";
import { useInspection } from "./use-inspection";
import { useTargets } from "./use-targets";
import { WhatLeft } from "./what-left";

const guess: Choice = { type: "guess" };

/** The whole inspector. Its text is state of this page and of its worker, and of nothing else. */
export function Inspector() {
  const [text, setText] = useState("");
  const [choice, setChoice] = useState<Choice>(guess);
  const [known, readTargets] = useTargets();
  const { targets } = known;
  const { inspected, trouble, requests, retryKeys } = useInspection(text, choice, targets);
  useEffect(() => {
    const handed = takeHandedOver("token");
    if (handed !== null) setText(handed);
  }, []);

  return (
    <div className="grid grid-cols-1 gap-x-6 gap-y-6 lg:grid-cols-12">
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-16 lg:col-span-5 lg:self-start">
        <div className="flex min-h-7 items-center justify-between gap-4">
          <label htmlFor="token-text" className="section-title">
            Token
          </label>
          {text !== "" && (
            <button type="button" className="button button-bare" onClick={() => setText("")}>
              Clear
            </button>
          )}
        </div>
        <TokenField text={text} onText={setText} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-meta text-text-2">
          <p id="token-stays">
            <a href="#stays-here" className="link">
              This token stays in this tab
            </a>
          </p>
          <PartLegend />
        </div>
        <TargetPicker
          known={known}
          choice={choice}
          guessed={inspected?.guessed ? inspected.live : null}
          onChoose={setChoice}
          onReadAgain={readTargets}
        />
        <WhatLeft requests={requests} />
      </div>
      <div className="min-w-0 lg:col-span-7">
        {trouble !== null ? (
          <Trouble trouble={trouble} />
        ) : text === "" ? (
          <NothingPasted onExample={() => setText(exampleToken(targets, Date.now()))} />
        ) : (
          inspected && (
            <Result
              key={inspected.each.length}
              inspected={inspected}
              hand={choice.type === "hand" ? choice.hand : null}
              onRetryKeys={retryKeys}
            />
          )
        )}
      </div>
    </div>
  );
}

function PartLegend() {
  return (
    <p className="token-legend" aria-hidden>
      <span className="part-header">header</span>
      <span className="part-dot"> . </span>
      <span className="part-payload">payload</span>
      <span className="part-dot"> . </span>
      <span className="part-signature">signature</span>
    </p>
  );
}

function Trouble({ trouble }: { readonly trouble: "too-slow" | "failed" }) {
  return trouble === "failed" ? (
    <Notice status="unknown" word="Not read" title="The inspector could not be started">
      <p>
        Its worker was not loaded: the dashboard may have been updated, or this browser is offline. Load the
        page again; the text has to be pasted again then, since nothing is kept.
      </p>
    </Notice>
  ) : (
    <Notice status="unknown" word="Not read" title="This text took too long to read">
      <p>It was given up after 8 seconds. Paste the token alone.</p>
    </Notice>
  );
}
