import { apiSnapshotOf } from "../../testing/api-snapshot-of";
import { testApiCheck } from "../../testing/test-api-check";
import methodUnprotected from "./method-unprotected";

const beside = (httpMethod: string, authorizationType: string) =>
  apiSnapshotOf("rest-open", ({ draft, deployed }) => {
    for (const list of [draft.methods, deployed.methods]) {
      const [first] = list;
      if (!first) continue;
      first.httpMethod = httpMethod;
      list.push({ ...first, path: "/invoices", authorizationType });
    }
  });

testApiCheck(methodUnprotected, {
  pass: [{ name: "all are open", snapshot: beside("GET", "NONE") }],
  fail: [
    {
      name: "another is protected",
      snapshot: beside("POST", "CUSTOM"),
      because: /1 of the 2 methods/,
      shows: /authorizationType/,
    },
  ],
  notApplicable: [
    { name: "a preflight", snapshot: beside("OPTIONS", "CUSTOM") },
    { name: "it is protected", snapshot: apiSnapshotOf("rest-token") },
  ],
});
