import type { Diagnosis } from "../model/diagnosis";
import type { Finding } from "../model/finding";

const client = { kind: "app-client", id: "1h57kf5cpq17m0eml12EXAMPLE", name: "web" } as const;

/** A finding for tests; what is not given passes. */
export function exampleFinding(given: Partial<Finding> & Pick<Finding, "check">): Finding {
  return {
    title: `About ${given.check}`,
    status: "pass",
    severity: "breaks-sign-in",
    evidence: [],
    fixes: [],
    hop: "authorize",
    meets: "redirect_mismatch page",
    docs: [],
    ...given,
  };
}

/** A callback URL that the app client does not know: the commonest fault, for tests of wording. */
export const exampleCause = exampleFinding({
  check: "callback-url-unregistered",
  title: "The app client does not know the callback URL of this host",
  status: "fail",
  certainty: "proven",
  because: "App client web does not know the callback URL https://app.example.com/oauth2/idpresponse.",
  evidence: [
    {
      type: "field",
      resource: client,
      path: "/artifacts/appClients/eu-west-1_Ab12Cd34E~11h57kf5cpq17m0eml12EXAMPLE/value/CallbackURLs",
      field: "CallbackURLs",
      actual: ["https://App.example.com/oauth2/idpresponse"],
      nearest: "https://App.example.com/oauth2/idpresponse",
      expected: "https://app.example.com/oauth2/idpresponse",
      command: "aws cognito-idp describe-user-pool-client --client-id 1h57kf5cpq17m0eml12EXAMPLE",
    },
  ],
  fixes: [
    {
      type: "cli",
      title: "Add the callback URL to app client web",
      command: "aws cognito-idp update-user-pool-client --cli-input-json file://client.json",
      risk: "Nobody is signed out.",
    },
    { type: "steps", title: "Ask the owner of the user pool", steps: ["Open the client", "Add the URL"] },
  ],
});

/** A whole diagnosis for tests; any part can be given instead. */
export function exampleDiagnosis(given: Partial<Diagnosis> = {}): Diagnosis {
  return {
    schema: 1,
    request: { url: "https://app.example.com/", status: 561 },
    resolution: { kind: "alb", account: "123456789012", region: "eu-west-1", chain: null, steps: [] },
    answer: "found",
    summary: "Sign-in on app.example.com is broken: app client web does not know its callback URL.",
    causes: [exampleCause.check],
    findings: [exampleCause, exampleFinding({ check: "openid-scope-absent" })],
    graph: { nodes: [], edges: [] },
    panels: null,
    nextSteps: [],
    snapshot: { takenAt: "2026-10-06T14:02:11.000Z", complete: true, errors: [], calls: 14, elapsedMs: 840 },
    source: { account: "123456789012", accountName: "prod", region: "eu-west-1", owner: "team-web" },
    ...given,
  };
}
