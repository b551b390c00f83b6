import { ok, skipped } from "../../model/gathered";
import type { Certificate } from "../../model/load-balancer";
import { host, path } from "../../routing/rules-for-tests";
import { certificateArn, cognitoSnapshot, listenerArn, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./certificate-expired";

const end = "2026-06-01T12:00:00.000Z";
const past = "2026-02-01T00:00:00.000Z";
const far = "2027-01-01T00:00:00.000Z";

/** One certificate for each entry; the rule names `hosts`, or any. */
const presented = (certificates: readonly Partial<Certificate>[], hosts: readonly string[] = [testHost]) =>
  cognitoSnapshot(({ artifacts, rule }) => {
    rule.Conditions = hosts.length > 0 ? [host(...hosts)] : [path("/*")];
    artifacts.listenerCertificates[listenerArn] = ok(
      certificates.map((_, index) => ({
        CertificateArn: `${certificateArn}${index}`,
        IsDefault: index === 0,
      })),
    );
    for (const [index, given] of certificates.entries()) {
      const DomainName = given.DomainName ?? testHost;
      artifacts.certificates[`${certificateArn}${index}`] = ok({
        CertificateArn: `${certificateArn}${index}`,
        Status: "ISSUED",
        DomainName,
        SubjectAlternativeNames: [DomainName],
        ...given,
      });
    }
  });
const until = (NotAfter: string) => presented([{ NotAfter }]);
const shop = "shop.example.com";

testCheck(check, {
  pass: [
    { name: "months left", snapshot: cognitoSnapshot() },
    { name: "a second more than 14 days", snapshot: until(end), now: "2026-05-18T11:59:59.000Z" },
    {
      name: "a valid one beside an expired one",
      snapshot: presented([{ NotAfter: past }, { NotAfter: far }]),
    },
    {
      name: "a valid one beside one that is not valid yet",
      snapshot: presented([
        { NotAfter: "2027-09-01T00:00:00.000Z", NotBefore: "2026-09-01T00:00:00.000Z" },
        { NotAfter: far },
      ]),
    },
    {
      name: "an expired one for another host",
      snapshot: presented([{ NotAfter: past, DomainName: "old.example.org" }, { NotAfter: far }]),
    },
    {
      name: "an expired one for a host of the rule that was not asked for",
      snapshot: presented([{ NotAfter: past, DomainName: shop }, { NotAfter: far }], [testHost, shop]),
    },
    { name: "any host, no URL, all in date", snapshot: presented([{ NotAfter: far }], []), host: null },
  ],
  fail: [
    {
      name: "expired",
      snapshot: until(past),
      because: /^The certificate for app\.example\.com expired on 2026-02-01\.$/,
      shows: /2026-02-01/,
    },
    { name: "a second after its end", snapshot: until(end), now: "2026-06-01T12:00:01.000Z" },
    { name: "at its end", snapshot: until(end), now: end, severity: "hygiene", because: /expires in 0 days/ },
    {
      name: "14 days before its end",
      snapshot: until(end),
      now: "2026-05-18T12:00:00.000Z",
      severity: "hygiene",
      because: /expires in 14 days, on 2026-06-01/,
    },
    {
      name: "an hour before its end",
      snapshot: until(end),
      now: "2026-06-01T11:00:00.000Z",
      severity: "hygiene",
      because: /in 1 day,/,
    },
    {
      name: "not valid yet",
      snapshot: presented([{ NotAfter: far, NotBefore: "2026-03-03T00:00:00.000Z" }]),
      because: /valid from 2026-03-03 only/,
      shows: /NotBefore/,
    },
    {
      name: "a wildcard that expired",
      snapshot: presented([{ NotAfter: past, DomainName: "*.example.com" }]),
    },
    {
      name: "one of two hosts, no URL",
      snapshot: presented([{ NotAfter: past, DomainName: shop }, { NotAfter: far }], [testHost, shop]),
      host: null,
      severity: "may-break",
      because: /shop\.example\.com expired/,
    },
    { name: "any host, no URL, all expired", snapshot: presented([{ NotAfter: past }], []), host: null },
  ],
  unknown: [
    {
      name: "no dates",
      snapshot: presented([{ Status: "PENDING_VALIDATION" }]),
      because: /it is PENDING_VALIDATION/,
    },
    {
      name: "any host, no URL, one of two expired",
      snapshot: presented([{ NotAfter: past, DomainName: shop }, { NotAfter: far }], []),
      host: null,
      because: /not known without a URL/,
    },
    {
      name: "none covers the host",
      snapshot: presented([{ NotAfter: past, DomainName: shop }]),
      because: /covers the host/,
    },
    {
      name: "of IAM",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.certificates[certificateArn] = skipped("it is a server certificate of IAM");
      }),
      because: /server certificate of IAM/,
    },
    {
      name: "expired, and one of IAM may serve instead",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        const iam = "arn:aws:iam::111122223333:server-certificate/new";
        const list = artifacts.listenerCertificates[listenerArn];
        if (list?.state === "ok") list.value.push({ CertificateArn: iam, IsDefault: false });
        artifacts.certificates[iam] = skipped("it is a server certificate of IAM");
      }),
      now: "2027-02-01T00:00:00.000Z",
      because: /server-certificate\/new could not be read/,
    },
  ],
});
