import { cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./cognito-region-unsupported";

const inRegion = (region: string) =>
  cognitoSnapshot(({ snapshot }) => {
    snapshot.scope.region = region;
  });

testCheck(check, {
  pass: [
    { name: "Ireland", snapshot: inRegion("eu-west-1") },
    { name: "the last of the list", snapshot: inRegion("il-central-1") },
    {
      name: "the pool's Region is not the load balancer's",
      snapshot: cognitoSnapshot(({ config }) => {
        config.UserPoolArn =
          "arn:aws:cognito-idp:us-gov-west-1:111122223333:userpool/us-gov-west-1_AbCdEfGhI";
      }),
    },
  ],
  fail: [
    { name: "China", snapshot: inRegion("cn-north-1"), because: /not offered in cn-north-1/ },
    { name: "GovCloud", snapshot: inRegion("us-gov-east-1"), shows: /RuleArn/ },
  ],
  unknown: [
    { name: "a Region that opened later", snapshot: inRegion("ap-southeast-7"), because: /ap-southeast-7/ },
  ],
  notApplicable: [{ name: "authenticate-oidc is offered everywhere", snapshot: oidcSnapshot() }],
});
