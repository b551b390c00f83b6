import { ok } from "../../model/gathered";
import type { AppClient } from "../../model/user-pool";
import { clientKey, cognitoSnapshot } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./session-beyond-refresh";

const lasting = (
  SessionTimeout: number,
  validity: number | undefined,
  unit?: NonNullable<AppClient["TokenValidityUnits"]>["RefreshToken"],
) =>
  cognitoSnapshot(({ config, client }) => {
    config.SessionTimeout = SessionTimeout;
    if (validity !== undefined) client.RefreshTokenValidity = validity;
    if (unit !== undefined) client.TokenValidityUnits = { RefreshToken: unit };
  });

testCheck(check, {
  pass: [
    { name: "seven days of thirty", snapshot: cognitoSnapshot() },
    { name: "as long as the refresh token", snapshot: lasting(86_400, 1) },
    { name: "days are the unit where none is named", snapshot: lasting(604_800, 7) },
    { name: "minutes", snapshot: lasting(3600, 60, "minutes") },
    { name: "zero stands for thirty days", snapshot: lasting(604_800, 0) },
  ],
  fail: [
    {
      name: "a second longer",
      snapshot: lasting(86_401, 1),
      because: /lasts 86401 s and the refresh token of web 86400 s/,
      shows: /"expected":"at most 86400"/,
    },
    { name: "minutes", snapshot: lasting(3601, 60, "minutes") },
    { name: "hours", snapshot: lasting(7201, 2, "hours") },
    { name: "seconds", snapshot: lasting(3601, 3600, "seconds") },
  ],
  notApplicable: [
    {
      name: "the app client does not exist",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.appClients[clientKey] = ok(null);
      }),
    },
  ],
});
