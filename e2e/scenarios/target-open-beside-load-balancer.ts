import type { Scenario } from "../sandbox/world";
import { cognitoWorld } from "./build-cognito";

const id = "target-open-beside-load-balancer";

export const scenario: Scenario = {
  id,
  title: "The targets take requests from everywhere",
  story:
    "Sign-in works. To look into a slow page somebody opened the application's port to the world, and forgot: whoever reaches it there can send the headers of a signed-in user.",
  build: () =>
    cognitoWorld(id, ({ network }) => {
      network.targetSecurityGroup.IpPermissions?.push({
        IpProtocol: "tcp",
        FromPort: 8080,
        ToPort: 8080,
        IpRanges: [{ CidrIp: "0.0.0.0/0" }],
        Ipv6Ranges: [],
        PrefixListIds: [],
        UserIdGroupPairs: [],
      });
    }),
  url: `https://${id}.example.com/`,
  symptom: { at: "target", status: 200 },
  clue: {},
  answer: "ruled-out",
  causes: { server: [] },
  alsoFails: ["target-open-beside-load-balancer"],
};
