import { ok, skipped } from "../../model/gathered";
import { host, path } from "../../routing/rules-for-tests";
import {
  type CognitoParts,
  certificateArn,
  cognitoSnapshot,
  listenerArn,
  ruleWith,
  testHost,
} from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./certificate-host-mismatch";

const iamArn = "arn:aws:iam::111122223333:server-certificate/old";

function present({ artifacts }: CognitoParts, ...names: (readonly string[])[]): void {
  const [first] = Object.values(artifacts.certificates);
  if (first?.state !== "ok") throw new Error("the example has no certificate");
  const arns = names.map((_, index) => `${certificateArn}${index}`);
  artifacts.listenerCertificates[listenerArn] = ok(
    arns.map((CertificateArn, index) => ({ CertificateArn, IsDefault: index === 0 })),
  );
  for (const [index, CertificateArn] of arns.entries()) {
    const [DomainName = "", ...others] = names[index] ?? [];
    artifacts.certificates[CertificateArn] = ok({
      ...first.value,
      CertificateArn,
      DomainName,
      SubjectAlternativeNames: others.length > 0 ? [DomainName, ...others] : [DomainName],
    });
  }
}
/** One certificate for each list of names; the first is the default one. */
const named = (...names: (readonly string[])[]) => cognitoSnapshot((parts) => present(parts, ...names));
/** The rule names these hosts, and one certificate these names. */
const forHosts = (
  hosts: readonly string[],
  names: readonly string[],
  edit: (parts: CognitoParts) => void = () => {},
) =>
  cognitoSnapshot((parts) => {
    parts.rule.Conditions = hosts.length > 0 ? [host(...hosts)] : [path("/*")];
    present(parts, names);
    edit(parts);
  });
const dns =
  (a: string[], cname: string[] = []) =>
  ({ artifacts }: CognitoParts) => {
    artifacts.hosts[testHost] = ok({ host: testHost, a, aaaa: [], cname });
  };

testCheck(check, {
  pass: [
    { name: "the very name", snapshot: cognitoSnapshot() },
    { name: "a wildcard for one label", snapshot: named(["*.example.com"]) },
    { name: "in capitals", snapshot: named(["*.EXAMPLE.com"]) },
    { name: "an alternative name", snapshot: named(["example.com", testHost]) },
    { name: "one of several certificates", snapshot: named(["shop.example.com"], ["*.example.com"]) },
    {
      name: "beside one that cannot be read",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        const { [listenerArn]: list } = artifacts.listenerCertificates;
        if (list?.state === "ok") list.value.push({ CertificateArn: iamArn, IsDefault: false });
        artifacts.certificates[iamArn] = skipped("it is a server certificate of IAM, which is not read");
      }),
    },
    {
      name: "a host that an earlier rule takes is not asked about",
      snapshot: forHosts([testHost, "old.example.org"], [testHost], ({ rules }) => {
        rules.unshift(ruleWith("5", [host("*.example.org")]));
      }),
    },
    { name: "a wildcard rule, for the URL's host", snapshot: forHosts(["*.example.com"], [testHost]) },
  ],
  fail: [
    {
      name: "another name",
      snapshot: named(["shop.example.com"]),
      because: /^No certificate of the listener covers app\.example\.com: they name shop\.example\.com\.$/,
      shows: /shop\.example\.com/,
    },
    {
      name: "a wildcard does not cover two labels",
      snapshot: forHosts(["a.b.example.com"], ["*.example.com"]),
      host: "a.b.example.com",
      certainty: "likely",
    },
    {
      name: "a wildcard does not cover its apex",
      snapshot: forHosts(["example.com"], ["*.example.com"]),
      host: "example.com",
      certainty: "likely",
    },
    {
      name: "none of several",
      snapshot: named(["a.example.com"], ["b.example.com"]),
      because: /a\.example\.com and b\.example\.com/,
    },
    {
      name: "the load balancer's own name",
      snapshot: forHosts([], [testHost]),
      host: "shop-123.eu-west-1.elb.amazonaws.com",
    },
    {
      name: "DNS was not asked",
      snapshot: forHosts([testHost], ["b.example.com"], ({ artifacts }) => {
        artifacts.hosts = {};
      }),
      certainty: "likely",
    },
    {
      name: "Global Accelerator hands the connection on",
      snapshot: forHosts(
        [testHost],
        ["b.example.com"],
        dns(["192.0.2.1"], ["a1b2.awsglobalaccelerator.com"]),
      ),
      certainty: "likely",
    },
    {
      name: "another host of the rule than the URL's",
      snapshot: forHosts([testHost, "internal.example.org"], [testHost]),
      certainty: "likely",
      severity: "hygiene",
      because: /internal\.example\.org.*app\.example\.com itself is covered/,
    },
    {
      name: "no URL was given",
      snapshot: forHosts([testHost], ["origin.example.com"]),
      host: null,
      certainty: "likely",
      severity: "may-break",
    },
  ],
  unknown: [
    {
      name: "a certificate of IAM may cover it",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.certificates[certificateArn] = skipped(
          "it is a server certificate of IAM, which is not read",
        );
      }),
      because: /server certificate of IAM.*no other covers app\.example\.com/,
    },
    {
      name: "a certificate that was denied may cover it",
      snapshot: cognitoSnapshot(({ artifacts }) => {
        artifacts.certificates[certificateArn] = {
          state: "failed",
          error: {
            code: "access-denied",
            operation: "acm:DescribeCertificate",
            resource: certificateArn,
            message: "not authorized",
          },
        };
      }),
      because: /acm:DescribeCertificate: not authorized/,
    },
    {
      name: "CloudFront presents a certificate of its own",
      snapshot: forHosts([testHost], ["origin.example.com"], dns(["192.0.2.1"], ["d111.cloudfront.net"])),
      because: /may present its own/,
    },
    {
      name: "what stands at other addresses may too",
      snapshot: forHosts([testHost], ["origin.example.com"], dns(["192.0.2.1"])),
      because: /may present its own/,
    },
    { name: "any host, and no URL", snapshot: forHosts([], [testHost]), host: null, because: /names none/ },
    {
      name: "the listener does not speak TLS",
      snapshot: cognitoSnapshot(({ listener }) => {
        listener.Protocol = "HTTP";
      }),
    },
  ],
});
