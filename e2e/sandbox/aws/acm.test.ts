import * as acm from "@aws-sdk/client-acm";
import { describe, expect, it } from "vitest";
import { all, failure, pick, sandboxForTests } from "./sdk-test";

const { config, state } = sandboxForTests();

describe("acm", () => {
  const client = () => new acm.ACMClient(config());
  const list = (Includes?: acm.Filters) =>
    all(async (NextToken) => {
      const page = await client().send(
        new acm.ListCertificatesCommand({ ...(Includes ? { Includes } : {}), NextToken }),
      );
      return { rows: page.CertificateSummaryList, next: page.NextToken };
    });

  it("lists RSA certificates only, until key types are named", async () => {
    expect((await list()).map((row) => row.KeyAlgorithm)).toEqual(["RSA-2048", "RSA-2048", "RSA-2048"]);
    expect(await list({ keyTypes: ["RSA_2048", "EC_prime256v1"] })).toHaveLength(6);
    expect(await list({ keyTypes: ["RSA_4096"] })).toEqual([]);
  });

  it("describes a certificate with the load balancers that use it", async () => {
    const certificate = pick(state().acm.certificates[0]);
    const { CertificateArn } = certificate;
    const answer = await client().send(new acm.DescribeCertificateCommand({ CertificateArn }));
    expect(answer.Certificate).toEqual({ ...certificate, KeyAlgorithm: "RSA-2048" });
    expect(answer.Certificate?.InUseBy).toEqual([pick(state().elbv2.loadBalancers[0]).LoadBalancerArn]);
    const gone = `${CertificateArn}0`;
    expect(
      await failure(client().send(new acm.DescribeCertificateCommand({ CertificateArn: gone }))),
    ).toMatchObject({
      name: "ResourceNotFoundException",
      message: `Could not find certificate ${gone} in account 111122223333.`,
      status: 400,
    });
  });
});
