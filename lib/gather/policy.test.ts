import { describe, expect, it } from "vitest";
import * as acm from "../aws/operations/acm";
import * as apigateway from "../aws/operations/apigateway";
import * as apigatewayv2 from "../aws/operations/apigatewayv2";
import * as athena from "../aws/operations/athena";
import * as cloudtrail from "../aws/operations/cloudtrail";
import * as cloudwatch from "../aws/operations/cloudwatch";
import * as cognito from "../aws/operations/cognito";
import * as ec2 from "../aws/operations/ec2";
import * as elbv2 from "../aws/operations/elbv2";
import * as iam from "../aws/operations/iam";
import * as lambda from "../aws/operations/lambda";
import { getRestAuthorizers } from "../aws/operations/rest-authorizers";
import * as s3 from "../aws/operations/s3";
import * as sts from "../aws/operations/sts";
import * as wafv2 from "../aws/operations/wafv2";
import { athenaPolicy } from "./athena/athena-policy";
import { logPolicy } from "./logs/log-policy";
import { readActions, readOnlyPolicy } from "./policy";

describe("readOnlyPolicy", () => {
  it("allows what is sent, and nothing that is not", () => {
    const services = [
      acm,
      apigateway,
      apigatewayv2,
      cloudtrail,
      cloudwatch,
      cognito,
      ec2,
      elbv2,
      iam,
      lambda,
      sts,
      wafv2,
    ];
    const sent = [
      ...services.flatMap((service) => Object.values(service).map(({ action }) => action)),
      getRestAuthorizers.action,
    ];
    expect(readActions).toEqual([...new Set(sent)].toSorted());
  });

  it("allows reading alone", () => {
    for (const action of readActions) {
      expect(action).toMatch(
        /^[a-z0-9-]+:(Describe[A-Za-z]+|List[A-Za-z]+|GetCallerIdentity|GetManagedPrefixListEntries|GetWebACLForResource|GetPolicy|GetPolicyVersion|GetRole|GetRolePolicy|GetFunctionConfiguration|GetMetricData|LookupEvents|GET)$/,
      );
    }
  });

  it("reads no object unless a policy of its own allows it", () => {
    expect(JSON.stringify(readOnlyPolicy())).not.toContain("s3:");
    const folder = "shop/AWSLogs/111122223333/elasticloadbalancing/eu-west-1/";
    const { Statement } = logPolicy("logs", folder);
    expect(Statement.flatMap(({ Action }) => Action).toSorted()).toEqual(
      Object.values(s3)
        .map(({ action }) => action)
        .toSorted(),
    );
    expect(Statement).toMatchObject([
      { Resource: "arn:aws:s3:::logs", Condition: { StringLike: { "s3:prefix": `${folder}*` } } },
      { Resource: `arn:aws:s3:::logs/${folder}*` },
    ]);
  });

  it("asks Athena with a policy of its own alone, and lets results be written nowhere but where they go", () => {
    expect(JSON.stringify(readOnlyPolicy())).not.toMatch(/athena|glue/);
    const grant = {
      region: "eu-west-1",
      account: "111122223333",
      workgroup: "authpath",
      database: "logs",
      logs: { bucket: "logs", folder: "shop/AWSLogs/" },
    };
    const actionsOf = (results: string | null) =>
      athenaPolicy({ ...grant, results }).Statement.flatMap(({ Action }) => Action as readonly string[]);
    const sent = Object.values(athena).map(({ action }) => action);
    expect(
      actionsOf("results/")
        .filter((action) => action.startsWith("athena:"))
        .toSorted(),
    ).toEqual(sent.toSorted());
    expect(actionsOf("results/")).toContain("s3:PutObject");
    expect(actionsOf(null)).not.toContain("s3:PutObject");
  });

  it("has one statement a service, and is stable", () => {
    expect(readOnlyPolicy()).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ReadCertificates",
          Effect: "Allow",
          Action: ["acm:DescribeCertificate", "acm:ListCertificates"],
          Resource: "*",
        },
        {
          Sid: "ReadApis",
          Effect: "Allow",
          Action: ["apigateway:GET"],
          Resource: ["/apis", "/apis/*", "/domainnames/*", "/restapis", "/restapis/*", "/usageplans"].map(
            (path) => `arn:aws:apigateway:*::${path}`,
          ),
        },
        { Sid: "ReadChanges", Effect: "Allow", Action: ["cloudtrail:LookupEvents"], Resource: "*" },
        { Sid: "ReadMetrics", Effect: "Allow", Action: ["cloudwatch:GetMetricData"], Resource: "*" },
        {
          Sid: "ReadUserPools",
          Effect: "Allow",
          Action: [
            "cognito-idp:DescribeManagedLoginBrandingByClient",
            "cognito-idp:DescribeUserPool",
            "cognito-idp:DescribeUserPoolClient",
            "cognito-idp:DescribeUserPoolDomain",
            "cognito-idp:ListIdentityProviders",
            "cognito-idp:ListResourceServers",
            "cognito-idp:ListUserPoolClientSecrets",
            "cognito-idp:ListUserPoolClients",
            "cognito-idp:ListUserPools",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadNetwork",
          Effect: "Allow",
          Action: [
            "ec2:DescribeNetworkAcls",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeRouteTables",
            "ec2:DescribeSecurityGroups",
            "ec2:GetManagedPrefixListEntries",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadLoadBalancers",
          Effect: "Allow",
          Action: [
            "elasticloadbalancing:DescribeListenerCertificates",
            "elasticloadbalancing:DescribeListeners",
            "elasticloadbalancing:DescribeLoadBalancerAttributes",
            "elasticloadbalancing:DescribeLoadBalancers",
            "elasticloadbalancing:DescribeRules",
            "elasticloadbalancing:DescribeTags",
            "elasticloadbalancing:DescribeTargetHealth",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadAuthorizerRoles",
          Effect: "Allow",
          Action: [
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:GetRole",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:ListRolePolicies",
          ],
          Resource: "*",
        },
        {
          Sid: "ReadAuthorizerFunctions",
          Effect: "Allow",
          Action: ["lambda:GetFunctionConfiguration", "lambda:GetPolicy"],
          Resource: "*",
        },
        { Sid: "KnowOwnAccount", Effect: "Allow", Action: ["sts:GetCallerIdentity"], Resource: "*" },
        {
          Sid: "ReadWebAcls",
          Effect: "Allow",
          // The first is checked by AWS where the second is asked.
          Action: ["wafv2:GetWebACL", "wafv2:GetWebACLForResource"],
          Resource: "*",
        },
      ],
    });
  });
});
