import { ok, skipped } from "../../model/gathered";
import { clientId, clientKey, cognitoSnapshot, oidcSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./app-client-missing";

const gone = (foundIn: { UserPoolId: string; UserPoolName: string }[]) =>
  cognitoSnapshot(({ artifacts }) => {
    artifacts.appClients[clientKey] = ok(null);
    artifacts.clientsElsewhere[clientId] = ok({ poolsAsked: 4, foundIn });
  });

testCheck(check, {
  pass: [{ name: "the client is in the pool", snapshot: cognitoSnapshot() }],
  fail: [
    {
      name: "no pool has it",
      snapshot: gone([]),
      because: /1example23456789 is not in user pool eu-west-1_A/,
    },
    {
      name: "another pool has it",
      snapshot: gone([{ UserPoolId: "eu-west-1_Zz9", UserPoolName: "shop-old" }]),
      because: /It is in shop-old \(eu-west-1_Zz9\)\.$/,
    },
    {
      name: "the other pools were not asked",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = ok(null);
        artifacts.clientsElsewhere = {};
      }),
      because: /which rule 10 names\.$/,
    },
  ],
  unknown: [
    {
      name: "the pool's account is not configured",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = skipped("account 999900001111 is not configured");
      }),
      because: /not read, account 999900001111/,
    },
    {
      name: "the rule's ARN names no pool",
      snapshot: cognitoSnapshot(({ config }) => {
        config.UserPoolArn = "arn:aws:iam::111122223333:role/x";
      }),
    },
  ],
  notApplicable: [{ name: "another kind of rule", snapshot: oidcSnapshot() }],
});
