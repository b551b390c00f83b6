import type { Symptom } from "../symptom";
import { seeRules } from "./confirm";
import { sources } from "./sources";

/** The sign-in works and the application still refuses the user: what reaches the target, and how it is verified. */
export const targetHeaders: Symptom = {
  id: "x-amzn-oidc-data",
  also: ["x-amzn-oidc-identity", "x-amzn-oidc-accesstoken", "target-headers"],
  title: "What reaches the target: the x-amzn-oidc headers, and how a backend verifies them",
  kind: "pattern",
  brief:
    "The load balancer signs the user in and the application refuses them, or trusts what it should not.",
  meaning: [
    "A signed-in request reaches the target with three headers. x-amzn-oidc-accesstoken is the provider's access token. x-amzn-oidc-identity is the user's sub, in clear and unsigned. x-amzn-oidc-data is a token that the load balancer makes: the userinfo claims as payload, signed with ES256. The ID token is never forwarded.",
    "The token is base64url with its padding kept, and the signature covers the padding: a library that strips or refuses = calls every signature invalid. The signature is the two numbers of ECDSA side by side (64 bytes), not DER.",
    "The key is at https://public-keys.auth.elb.REGION.amazonaws.com/KID, as PEM and not as a key set; KID is the kid of the header, a UUID. In GovCloud it is https://s3-us-gov-west-1.amazonaws.com/aws-elb-public-keys-prod-us-gov-west-1/KID, likewise for east. AWS documents no address for China.",
    "The key address serves the keys of every account's load balancers, so a good signature alone proves nothing. Compare signer in the header with the ARN of the load balancer that you expect, and iss and client with the rule; demand exp. Nothing else tells your load balancer from a stranger's.",
    "A request that no authenticate action handled keeps whatever x-amzn-oidc headers its sender wrote. Let the targets' security group take traffic from the load balancer's group only, and have no rule forward to them without sign-in.",
    "The load balancer authenticates; it does not authorize. It checks neither groups nor scopes: the target decides by the claims, or by the scopes of the access token, which a rule can ask for by its scope.",
  ],
  hop: "target",
  whoFixes: "The application's team; for the security group and the rules, whoever keeps the load balancer.",
  notThis: [
    "Not a fault of the sign-in: ELBAuthSuccess counts it, and the access log shows the target's own status.",
    "Not the ID token: a verifier that is set to the provider's key set refuses x-amzn-oidc-data.",
  ],
  causes: [
    {
      check: "rule-bypass",
      why: "A rule that forwards to the same targets without sign-in lets forged headers in.",
    },
    { check: "http-listener-forwards", why: "Plain HTTP reaches the targets without sign-in." },
    {
      check: "default-rule-unauthenticated",
      why: "Any other host name reaches the targets without sign-in.",
    },
    {
      check: "unauthenticated-request-allowed",
      why: "Users without a session are forwarded, without the headers.",
    },
  ],
  confirm: [
    seeRules,
    {
      title: "See the key that signed a token (kid from its header)",
      command: "curl -s https://public-keys.auth.elb.REGION.amazonaws.com/KID",
    },
    {
      title: "See who may reach the targets besides the load balancer",
      command:
        "aws ec2 describe-security-groups --group-ids TARGET_GROUP_SG --query 'SecurityGroups[].IpPermissions'",
    },
  ],
  uncheckable: [
    { cause: "whether the application verifies signature, signer and exp", why: "its code is not read" },
    { cause: "which library it verifies with", why: "paste a token into the inspector to see what is in it" },
  ],
  metric: "ELBAuthSuccess beside HTTPCode_Target_4XX_Count",
  sources: [sources.authentication, sources.security],
};
