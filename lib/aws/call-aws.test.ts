import { describe, expect, it } from "vitest";
import { createBudget } from "./budget";
import { callAws } from "./call-aws";
import { createManualClock } from "./manual-clock";
import type { Clients } from "./operation";
import { operation } from "./operation";

const noClients: Clients = (service) => {
  throw new Error(`no client for ${service}`);
};

/** Calls an operation whose attempts answer as given, in turn; the last stands for all that follow. */
async function call(attempts: readonly (Error | string)[], options: { deadlineMs?: number } = {}) {
  const clock = createManualClock();
  const began = clock.now();
  const deadline = new AbortController();
  if (options.deadlineMs !== undefined) void clock.sleep(options.deadlineMs).then(() => deadline.abort());
  let sent = 0;
  const answer = await clock.settle(
    callAws(
      {
        operation: {
          ...operation("elbv2", "elasticloadbalancing:DescribeRules", async () => ""),
          send: async () => {
            const attempt = attempts[Math.min(sent, attempts.length) - 1] ?? "";
            if (attempt instanceof Error) throw attempt;
            return attempt;
          },
        },
        input: {},
        resource: "arn:listener",
        clients: noClients,
        budget: createBudget({ burst: 100, perSecond: 100 }, clock),
        signal: deadline.signal,
        credentialsWork: async () => true,
        patient: false,
        count: () => {
          sent += 1;
        },
      },
      clock,
    ),
  );
  return { answer, sent, tookMs: clock.now() - began };
}

const error = (name: string, status = 400) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } });

describe("callAws", () => {
  it("asks once where AWS answers", async () => {
    expect(await call(["yes"])).toMatchObject({ answer: { state: "ok", value: "yes" }, sent: 1, tookMs: 0 });
  });

  it("tries again while AWS throttles, with growing pauses", async () => {
    const throttled = error("ThrottlingException");
    const { answer, sent, tookMs } = await call([throttled, throttled, throttled, "yes"]);
    expect(answer).toEqual({ state: "ok", value: "yes" });
    expect(sent).toBe(4);
    expect(tookMs).toBeGreaterThanOrEqual(0.75 * (50 + 100 + 200));
  });

  it.each<[string, Error, number, string]>([
    ["throttling that does not end", error("Throttling"), 10, "throttled"],
    ["a server error", error("InternalFailure", 500), 2, "unreachable"],
    ["a refusal", error("AccessDenied", 403), 1, "access-denied"],
    ["a timeout", error("TimeoutError"), 1, "timed-out"],
    [
      "a clock that the SDK has just corrected",
      Object.assign(error("RequestExpired"), { $metadata: { clockSkewCorrected: true } }),
      2,
      "credentials",
    ],
  ])("bounds the attempts at %s", async (_, failure, attempts, code) => {
    const { answer, sent } = await call([failure]);
    expect(sent).toBe(attempts);
    expect(answer).toMatchObject({
      state: "failed",
      error: { code, operation: "elasticloadbalancing:DescribeRules", resource: "arn:listener" },
    });
  });

  it("stops at the deadline and says why it had waited", async () => {
    const { answer, tookMs } = await call([error("Throttling")], { deadlineMs: 300 });
    expect(answer).toMatchObject({ state: "failed", error: { code: "throttled" } });
    expect(tookMs).toBe(300);
  });

  it("asks nothing once the time is over", async () => {
    const clock = createManualClock();
    const late = await callAws(
      {
        operation: operation("elbv2", "elasticloadbalancing:DescribeRules", async () => "yes"),
        input: {},
        resource: "",
        clients: noClients,
        budget: createBudget({ burst: 1, perSecond: 1 }, clock),
        signal: AbortSignal.abort(),
        credentialsWork: async () => true,
        patient: false,
        count: () => {
          throw new Error("sent");
        },
      },
      clock,
    );
    expect(late).toMatchObject({ state: "failed", error: { code: "timed-out" } });
  });
});
