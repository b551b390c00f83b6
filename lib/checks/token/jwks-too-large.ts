import { defineCheck } from "../define-check";
import { documents } from "../documents";
import { field } from "../evidence";

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-verify-jwt.html */
const mostKeys = 10;
/** "150 KB": AWS does not say whether of 1000 bytes or of 1024. */
const mostBytes = 150_000;
const provenBytes = 150 * 1024;

export default defineCheck({
  id: "jwks-too-large",
  title: "The key set is within what a load balancer takes",
  failureTitle: "The key set is larger than a load balancer takes",
  description:
    "For JWT validation a load balancer takes a key set of at most 10 keys and 150 KB. Beyond either it refuses every request with 500 and JWKSResponseSizeExceeded.",
  severity: "breaks-sign-in",
  kinds: ["alb-jwt"],
  hop: "token",
  meets: "500",
  docs: [documents.albJwt, documents.albTroubleshooting],
  requires: ["keySet"],
  evaluate: ({ keySet }) => {
    const { keys, bytes, probe } = keySet.value;
    if (probe.outcome === "failed") {
      return { outcome: "unknown", because: `The key set was not read: ${probe.message}` };
    }
    if (probe.status < 200 || probe.status > 299) {
      return {
        outcome: "unknown",
        because: `What answered is no key set: ${probe.url} answers ${probe.status}.`,
      };
    }
    const evidence = field(keySet, ["bytes"], { expected: `at most ${mostBytes}` });
    if (keys.length <= mostKeys && bytes <= mostBytes) return { outcome: "pass", evidence: [evidence] };
    const what =
      keys.length > mostKeys
        ? `${keys.length} keys, and a load balancer takes ${mostKeys}`
        : `${bytes} bytes or more, and a load balancer takes 150 KB`;
    return {
      outcome: "fail",
      certainty: keys.length > mostKeys || bytes > provenBytes ? "proven" : "likely",
      because: `The key set ${keySet.resource.name} has ${what}.`,
      evidence: [evidence, field(keySet, ["keys"], { expected: `at most ${mostKeys}` })],
      fixes: [
        {
          type: "steps",
          title: "Publish a smaller key set",
          steps: [
            "Have the provider retire keys that no longer sign anything: a rotation needs two.",
            "Or publish the keys of this application's tokens at an address of their own, and name that as JwksEndpoint.",
          ],
        },
      ],
    };
  },
});
