import type { Action, LoadBalancer } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Elbv2State, ListenerRule, Name, RegionState, World } from "../sandbox/world";
import { acmCertificate } from "./build-certificate";
import { ACCOUNT, arn, daysFrom, type Ids, REGION } from "./build-ids";
import { type Network, network } from "./build-network";
import { forwardTo, hostCondition, listenerRule } from "./build-rule";

/** Handles on the parts of a world that every scenario has. All are the world's own objects: edit them in place. */
export interface Parts {
  readonly world: World;
  readonly region: RegionState;
  readonly network: Network;
  readonly loadBalancer: Elbv2State["loadBalancers"][number];
  /** Port 443. */
  readonly listener: Elbv2State["listeners"][number];
  /** Port 80, redirecting to HTTPS. */
  readonly httpListener: Elbv2State["listeners"][number];
  /** Priority 10: the host of the scenario, authenticated, forwarded. */
  readonly rule: ListenerRule;
  /** Default rule of port 443: a fixed 404. */
  readonly defaultRule: ListenerRule;
  /** Second action of `rule`. */
  readonly forward: Action;
  readonly targetGroup: Elbv2State["targetGroups"][number];
  readonly certificate: RegionState["acm"]["certificates"][number];
  /** `<id>.example.com`. */
  readonly host: string;
  /** DNS entry of `host`. */
  readonly name: Name;
}

function attributes(name: string) {
  return Object.entries({
    "access_logs.s3.enabled": "true",
    "access_logs.s3.bucket": "acme-access-logs",
    "access_logs.s3.prefix": name,
    "idle_timeout.timeout_seconds": "60",
    "deletion_protection.enabled": "false",
    "client_keep_alive.seconds": "3600",
    "routing.http2.enabled": "true",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.xff_header_processing.mode": "append",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
    "waf.fail_open.enabled": "false",
    "load_balancing.cross_zone.enabled": "true",
    "zonal_shift.config.enabled": "false",
  }).map(([Key, Value]) => ({ Key, Value }));
}

/**
 * A world with a healthy internet-facing load balancer for `<id>.example.com` whose rule at priority 10 carries
 * `authenticate` and then forwards. No identity provider yet.
 */
export function loadBalancerParts(ids: Ids, authenticate: Action, base: Date): Parts {
  const lbId = ids.hex("load balancer", 16);
  const lbPath = `app/${ids.name}/${lbId}`;
  const LoadBalancerArn = arn("elasticloadbalancing", `loadbalancer/${lbPath}`);
  const net = network(ids, lbId);

  const loadBalancer: LoadBalancer & { LoadBalancerArn: string } = {
    LoadBalancerArn,
    LoadBalancerName: ids.name,
    DNSName: `${ids.name}-123.${REGION}.elb.amazonaws.com`,
    CanonicalHostedZoneId: "Z32O12XQLNTSW2",
    CreatedTime: daysFrom(base, -90),
    Scheme: "internet-facing",
    VpcId: net.vpcId,
    State: { Code: "active" },
    Type: "application",
    AvailabilityZones: ([0, 1] as const).map((i) => ({
      ZoneName: net.zones[i],
      SubnetId: net.subnetIds[i],
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: [net.securityGroup.GroupId ?? ""],
    IpAddressType: "ipv4",
  };
  const certificate = acmCertificate(ids, [ids.host], LoadBalancerArn, base);
  const targetGroup = {
    TargetGroupArn: arn("elasticloadbalancing", `targetgroup/${ids.name}/${ids.hex("target group", 16)}`),
    TargetGroupName: ids.name,
    Protocol: "HTTP" as const,
    ProtocolVersion: "HTTP1",
    Port: 8080,
    VpcId: net.vpcId,
    TargetType: "ip" as const,
    IpAddressType: "ipv4" as const,
    HealthCheckEnabled: true,
    HealthCheckProtocol: "HTTP" as const,
    HealthCheckPort: "traffic-port",
    HealthCheckPath: "/healthz",
    HealthCheckIntervalSeconds: 30,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    Matcher: { HttpCode: "200" },
    LoadBalancerArns: [LoadBalancerArn],
  };

  const listenerArn = (label: string) =>
    arn("elasticloadbalancing", `listener/${lbPath}/${ids.hex(`listener ${label}`, 16)}`);
  const notFound: Action = {
    Type: "fixed-response",
    Order: 1,
    FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain", MessageBody: "No such site" },
  };
  const toHttps: Action = {
    Type: "redirect",
    Order: 1,
    RedirectConfig: {
      Protocol: "HTTPS",
      Port: "443",
      Host: "#{host}",
      Path: "/#{path}",
      Query: "#{query}",
      StatusCode: "HTTP_301",
    },
  };
  const listener: Parts["listener"] = {
    ListenerArn: listenerArn("443"),
    LoadBalancerArn,
    Port: 443,
    Protocol: "HTTPS",
    Certificates: [{ CertificateArn: certificate.CertificateArn }],
    SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    DefaultActions: [notFound],
    MutualAuthentication: { Mode: "off" },
  };
  const httpListener: Parts["listener"] = {
    ListenerArn: listenerArn("80"),
    LoadBalancerArn,
    Port: 80,
    Protocol: "HTTP",
    DefaultActions: [toHttps],
  };
  const forward = forwardTo(targetGroup.TargetGroupArn, 2);
  const rule = listenerRule(ids, listener.ListenerArn, "10", {
    Priority: "10",
    IsDefault: false,
    Conditions: [hostCondition([ids.host])],
    Actions: [authenticate, forward],
  });
  const unconditional = { Priority: "default", IsDefault: true, Conditions: [] };
  const defaultRule = listenerRule(ids, listener.ListenerArn, "default 443", {
    ...unconditional,
    Actions: [notFound],
  });
  const httpDefaultRule = listenerRule(ids, httpListener.ListenerArn, "default 80", {
    ...unconditional,
    Actions: [toHttps],
  });

  const region: RegionState = {
    elbv2: {
      loadBalancers: [loadBalancer],
      listeners: [listener, httpListener],
      rules: [rule, defaultRule, httpDefaultRule],
      targetGroups: [targetGroup],
      targetHealth: {
        [targetGroup.TargetGroupArn]: [
          {
            Target: { Id: net.targetAddress, Port: 8080, AvailabilityZone: net.zones[0] },
            HealthCheckPort: "8080",
            TargetHealth: { State: "healthy" },
          },
        ],
      },
      listenerCertificates: {
        [listener.ListenerArn]: [{ CertificateArn: certificate.CertificateArn, IsDefault: true }],
      },
      attributes: { [LoadBalancerArn]: attributes(ids.name) },
      tags: { [LoadBalancerArn]: [{ Key: "scenario", Value: ids.id }] },
      clientSecrets: {},
    },
    cognito: {
      pools: [],
      clients: [],
      domains: [],
      resourceServers: [],
      identityProviders: [],
      brandings: [],
      secretIds: {},
    },
    ec2: net.ec2,
    acm: { certificates: [certificate] },
  };
  const name: Name = { a: [...net.publicAddresses], aaaa: [], serves: "alb" };
  const world: World = {
    accounts: [{ id: ACCOUNT, regions: { [REGION]: region } }],
    providers: [],
    names: {
      [ids.host]: name,
      [loadBalancer.DNSName ?? ""]: { a: [...net.publicAddresses], aaaa: [], serves: "alb" },
    },
    users: [
      {
        username: "alice",
        claims: {
          sub: "7f2a4c1e-5b0d-4c57-9a3e-2f8f6f0f1a11",
          email: "alice@example.com",
          email_verified: true,
          name: "Alice Example",
        },
      },
    ],
  };
  return {
    world,
    region,
    network: net,
    loadBalancer,
    listener,
    httpListener,
    rule,
    defaultRule,
    forward,
    targetGroup,
    certificate,
    host: ids.host,
    name,
  };
}
