import { startSandbox } from "../../sandbox/start";
import type { World } from "../../sandbox/world";
import { cognitoWorld } from "../../scenarios/build-cognito";
import { idsOf } from "../../scenarios/build-ids";
import { mergeWorlds } from "../../scenarios/build-merge";
import { hostCondition, listenerRule } from "../../scenarios/build-rule";
import { startBuiltServer } from "../secrets/built-server";

/** What companies call what they put behind a sign-in. */
const services =
  "accounts admin alerts analytics argocd artifacts assets audit backoffice backstage batch billing bookings catalog chat checkout claims cms console contracts coupons crm customers dashboard delivery devices docs events exports feedback files finance fleet forms fraud gateway git grafana helpdesk hr identity images imports inventory invoices jaeger jenkins jobs jupyter keycloak kibana kiosk labels leads ledger library locations logistics loyalty mail maps marketing media members metabase metrics monitoring notebooks onboarding orders partners payments payroll permits photos pipelines planning policies portal prices products profiles prometheus quotes reports returns reviews rewards rosters sales scheduler search sentry shipping shop sonarqube stock store support surveys tasks tax tickets tracking training travel vault vendors video vouchers warehouse webhooks wiki workflows".split(
    " ",
  );

const stages = ["prod", "staging", "dev"] as const;

/** A host for each service, on a load balancer for each stage. */
function largeWorld(): World {
  return mergeWorlds(
    stages.map((stage) =>
      cognitoWorld(`apps-${stage}`, ({ region, listener, authenticate, forward }) => {
        for (const [index, service] of services.entries()) {
          const host =
            stage === "prod" ? `${service}.corp.example.com` : `${service}.${stage}.corp.example.com`;
          region.elbv2.rules.push(
            listenerRule(idsOf(stage), listener.ListenerArn, host, {
              Priority: String(100 + index),
              IsDefault: false,
              Conditions: [hostCondition([host])],
              Actions: [
                {
                  Type: "authenticate-cognito",
                  Order: 1,
                  AuthenticateCognitoConfig: structuredClone(authenticate),
                },
                structuredClone(forward),
              ],
            }),
          );
        }
      }),
    ),
  );
}

export interface LargeFleet {
  readonly origin: string;
  readonly chains: number;
  readonly close: () => Promise<void>;
}

/** The built dashboard on a few hundred chains, apart from the one that the other tests share. */
export async function startLargeFleet(): Promise<LargeFleet> {
  const sandbox = await startSandbox({ world: largeWorld() });
  const server = await startBuiltServer({ ...sandbox.environment });
  return {
    origin: server.origin,
    // Each load balancer has a rule of its own as well.
    chains: stages.length * (services.length + 1),
    close: async () => {
      await server.close();
      await sandbox.close();
    },
  };
}
