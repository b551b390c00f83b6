import { ok } from "../../model/gathered";
import { cognitoSnapshot, testHost } from "../../testing/snapshot-of";
import { testCheck } from "../../testing/test-check";
import check from "./front-proxy-unread";

const dns = (a: string[], cname: string[] = []) =>
  cognitoSnapshot(({ artifacts }) => {
    artifacts.hosts[testHost] = ok({ host: testHost, a, aaaa: [], cname });
  });
const behindCloudFront = dns(["192.0.2.1"], ["d111.cloudfront.net."]);

testCheck(check, {
  pass: [
    { name: "the load balancer's own addresses", snapshot: cognitoSnapshot() },
    { name: "a CNAME to it", snapshot: dns([], ["shop-123.eu-west-1.elb.amazonaws.com"]) },
  ],
  fail: [
    {
      name: "the callback lost its query string",
      snapshot: behindCloudFront,
      clue: { reason: "AuthMissingStateParam" },
      because: /leads to CloudFront, and AuthMissingStateParam says that the query string/,
      shows: /cloudfront/,
    },
    {
      name: "the callback lost its code",
      snapshot: behindCloudFront,
      clue: { reason: "AuthMissingCodeParam" },
    },
    {
      name: "the callback lost its cookies",
      snapshot: behindCloudFront,
      clue: { reason: "AuthMissingAWSALBAuthNonce" },
      because: /cookies/,
    },
    {
      name: "the request lost its host",
      snapshot: behindCloudFront,
      clue: { reason: "AuthMissingHostHeader" },
    },
  ],
  unknown: [
    { name: "CloudFront, and nothing seen", snapshot: behindCloudFront, because: /is not read here/ },
    {
      name: "CloudFront, and another reason",
      snapshot: behindCloudFront,
      clue: { reason: "AuthInvalidIdToken" },
    },
    {
      name: "Global Accelerator",
      snapshot: dns(["192.0.2.1"], ["a1.awsglobalaccelerator.com"]),
      because: /Global Accelerator/,
    },
    {
      name: "other addresses: a proxy may stand there unnamed",
      snapshot: dns(["192.0.2.1"]),
      because: /one may stand before it/,
    },
    { name: "no URL", snapshot: cognitoSnapshot(), host: null },
  ],
});
