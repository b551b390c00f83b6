import { ok } from "../../model/gathered";
import { cognitoSnapshot, domain } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./user-pool-domain-inactive";

const inStatus = (Status: string, custom = false) =>
  cognitoSnapshot(({ domain: poolDomain }) => {
    poolDomain.Status = Status;
    poolDomain.CustomDomain = custom;
  });

testCheck(check, {
  pass: [{ name: "ACTIVE", snapshot: inStatus("ACTIVE") }],
  fail: [
    { name: "FAILED", snapshot: inStatus("FAILED", true), because: /is FAILED, not ACTIVE\.$/ },
    { name: "CREATING", snapshot: inStatus("CREATING"), because: /AWS is still at work/ },
    { name: "DELETING", snapshot: inStatus("DELETING") },
    {
      name: "UPDATING may go on serving",
      snapshot: inStatus("UPDATING", true),
      certainty: "likely",
      severity: "may-break",
      because: /AWS is still at work/,
    },
  ],
  unknown: [
    { name: "a status of later times", snapshot: inStatus("PAUSED"), because: /the status PAUSED/ },
    { name: "no status", snapshot: inStatus(""), because: /no status/ },
    { name: "a name that every object has", snapshot: inStatus("constructor") },
  ],
  notApplicable: [
    {
      name: "nobody has the domain",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.userPoolDomains[domain] = ok(null);
      }),
    },
  ],
});
