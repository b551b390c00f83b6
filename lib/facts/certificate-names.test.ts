import { describe, expect, it } from "vitest";
import { certificateCovers, certificateNames, nameCovers } from "./certificate-names";

const certificate = {
  CertificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/1",
  Status: "ISSUED",
  DomainName: "example.com",
  SubjectAlternativeNames: ["example.com", "*.example.com"],
};

describe("nameCovers", () => {
  it.each<[name: string, host: string, covers: boolean]>([
    ["app.example.com", "app.example.com", true],
    ["App.Example.com", "app.example.com", true],
    ["app.example.com", "shop.example.com", false],
    ["*.example.com", "app.example.com", true],
    ["*.EXAMPLE.com", "app.example.com", true],
    ["*.example.com", "a.b.example.com", false],
    ["*.example.com", "example.com", false],
    ["*.example.com", "appexample.com", false],
    ["*.example.com", "app.example.com.evil.net", false],
    ["app.*.com", "app.example.com", false],
    ["*", "localhost", false],
  ])("%s for %s: %s", (name, host, covers) => {
    expect(nameCovers(name, host)).toBe(covers);
  });
});

describe("a certificate", () => {
  it("has each of its names once", () => {
    expect(certificateNames(certificate)).toEqual(["example.com", "*.example.com"]);
  });

  it.each([
    ["example.com", true],
    ["app.example.com", true],
    ["a.b.example.com", false],
  ])("covers %s: %s", (host, covers) => {
    expect(certificateCovers(certificate, host)).toBe(covers);
  });
});
