import { refreshTokenSeconds } from "../../facts/refresh-token-seconds";
import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";
import { consoleRule, describeRule, editAuthenticateAction, terraformRule } from "../fixes/rule";

export default defineCheck({
  id: "session-beyond-refresh",
  title: "The session ends before the refresh token does",
  failureTitle: "The session outlives the refresh token",
  description:
    "The load balancer renews the claims with the refresh token each time the access token expires. Where the session is meant to last longer than the refresh token, it ends early, when the renewal fails.",
  severity: "hygiene",
  kinds: ["alb-cognito"],
  hop: "session",
  meets: "sign-in sooner than expected",
  docs: [documents.albAuthentication, documents.cognitoClients],
  requires: ["cognitoConfig", "appClient"],
  notApplicable: ({ appClient }) => (appClient.value === null ? "The app client does not exist." : null),
  evaluate: ({ cognitoConfig, appClient }, chain) => {
    if (appClient.value === null) return { outcome: "unknown", because: "The app client does not exist." };
    const refresh = refreshTokenSeconds(appClient.value);
    const session = cognitoConfig.value.SessionTimeout;
    const evidence = field(cognitoConfig, ["SessionTimeout"], {
      expected: `at most ${refresh}`,
      command: describeRule(chain),
    });
    if (session <= refresh) return { outcome: "pass", evidence: [evidence] };
    const title = "Let the session end with the refresh token";
    return {
      outcome: "fail",
      certainty: "proven",
      because: `The session lasts ${session} s and the refresh token of ${appClient.resource.name} ${refresh} s.`,
      evidence: [evidence, field(appClient, ["RefreshTokenValidity"])],
      fixes: [
        editAuthenticateAction(chain, `.SessionTimeout = ${refresh}`, title, "session-beyond-refresh"),
        terraformRule(chain, [`session_timeout = ${refresh}`], title),
        consoleRule(
          chain,
          [
            "Edit rule → Authenticate users → Advanced",
            `Session timeout: ${refresh} seconds`,
            "Save changes",
          ],
          title,
        ),
      ],
    };
  },
});
