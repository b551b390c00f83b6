/** Credentials that are over, a Region that is not enabled, a clock that is wrong: said once, and as what it is. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { createAws, createGatherContext, listInventory, systemClock } from "../../lib/gather";
import { createOutbound } from "../../lib/outbound";
import { type Sandbox, startSandbox } from "../sandbox/start";
import { scenario } from "../scenarios/healthy-cognito";
import { startAwsFront, type WireAnswer, type WireCall } from "../support/contract/aws-front";
import { diagnoseScenario, engineOn, outboundOf, stubEnvironment } from "../support/contract/engine";

let sandbox: Sandbox;
let front: { readonly close: () => Promise<void> } | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await front?.close();
  front = undefined;
  await sandbox.close();
});

async function serve(instead: (call: WireCall) => WireAnswer | null = () => null): Promise<void> {
  sandbox = await startSandbox({ world: scenario.build() });
  stubEnvironment(sandbox);
  const started = await startAwsFront({ url: sandbox.aws.url, instead });
  front = started;
  vi.stubEnv("AWS_ENDPOINT_URL", started.url);
}

/** As services of the query protocol refuse: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const refusal = (code: string, headers: Readonly<Record<string, string>> = {}): WireAnswer => ({
  status: 403,
  headers: { "content-type": "text/xml", "x-amzn-errortype": code, ...headers },
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>refused</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
});
/** Of services that speak JSON, by the header. */
const fitting = ({ body }: WireCall, answer: WireAnswer): WireAnswer =>
  body.startsWith("{") ? { ...answer, body: "{}" } : answer;

describe("credentials", () => {
  it.each(["ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "SignatureDoesNotMatch"])(
    "that AWS refuses as %s are one error, asked of STS at most twice",
    async (code) => {
      const asked: string[] = [];
      await serve((call) => {
        asked.push(call.authorization);
        return fitting(call, refusal(code));
      });
      const diagnosis = await diagnoseScenario(engineOn(sandbox, outboundOf(sandbox)), scenario);
      expect(diagnosis.answer).toBe("not-enough-access");
      const errors = diagnosis.snapshot.errors.map((error) => [error.code, error.operation]);
      expect(errors).toEqual([["credentials", "sts:GetCallerIdentity"]]);
      expect(asked.filter((line) => line.includes("/sts/")).length).toBeLessThanOrEqual(2);
    },
  );
});

describe("a Region that is not enabled", () => {
  it.each(["UnrecognizedClientException", "AuthFailure", "InvalidClientTokenId", "OptInRequired"])(
    "answers %s: said of that Region, and the others are read",
    async (code) => {
      await serve((call) =>
        call.authorization.includes("/me-central-1/") ? fitting(call, refusal(code)) : null,
      );
      const aws = createAws([{ regions: ["eu-west-1", "me-central-1"] }], { clock: systemClock });
      const outbound = createOutbound({ hosts: {}, allow: [] });
      const places = await listInventory(createGatherContext({ aws, outbound, clock: systemClock }));
      const said = places.map(({ region, loadBalancers }) => [
        region,
        loadBalancers.state === "failed" ? loadBalancers.error.code : loadBalancers.state,
      ]);
      expect(said).toEqual([
        ["eu-west-1", "ok"],
        ["me-central-1", "region-disabled"],
      ]);
    },
  );
});

describe("a clock that is wrong", () => {
  it.each([
    ["behind", 600_000],
    ["ahead of", -600_000],
  ])("ten minutes %s AWS's is called a clock, and by how much", async (direction, ahead) => {
    // What AWS answers where its own time, the Date header, is that far from ours. The SDK's correction does not help.
    await serve((call) =>
      fitting(call, refusal("SignatureDoesNotMatch", { date: new Date(Date.now() + ahead).toUTCString() })),
    );
    const { snapshot } = await diagnoseScenario(engineOn(sandbox, outboundOf(sandbox)), scenario);
    expect(snapshot.errors).toMatchObject([
      { code: "clock-skew", message: expect.stringContaining(`10 minutes ${direction} AWS's`) },
    ]);
  });
});
