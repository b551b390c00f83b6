import type { Symptom } from "../symptom";

type Uncheckable = Symptom["uncheckable"][number];

/** Causes that no configuration which is read here shows, each with the reason. */
export const uncheckable = {
  heldSecret: {
    cause: "the client secret that the load balancer holds",
    why: "no API returns it; the token endpoint's refusal is the best proof",
  },
  egress: {
    cause:
      "what lies beyond the VPC on the way to the provider: a transit gateway, a firewall, another account's network",
    why: "security groups, network ACLs and routes of the load balancer are read, and end where the VPC ends",
  },
  userRefused: {
    cause: "a user who is disabled, not assigned to the application, or refused by a policy",
    why: "users, groups and assignments are not read; the provider's sign-in log names them",
  },
  providerFirewall: {
    cause: "a firewall or an allow list before the provider that refuses the load balancer",
    why: "it may treat the dashboard's address otherwise",
  },
  cookies: {
    cause:
      "a cookie that the browser does not send: another browser or profile, a second tab, blocked cookies",
    why: "what a browser keeps is in no configuration",
  },
  replayedCallback: {
    cause: "a callback that was reloaded, bookmarked or opened by hand",
    why: "only the log line's time and the browser's history show it",
  },
  signInTooSlow: {
    cause: "a sign-in that took longer than 15 minutes",
    why: "only the time between the redirect and the callback in the log shows it",
  },
  webAcl: {
    cause: "which rule of a web ACL blocked a request",
    why: "that a web ACL is attached is read; its decisions stand in its own log",
  },
  claims: {
    cause: "how large the claims of the user are",
    why: "they depend on the user, not on the configuration",
  },
  target: {
    cause: "what the target itself answers",
    why: "target health and the application's log are not read",
  },
  token: {
    cause: "the token that the caller sent",
    why: "tokens are judged in the inspector, where they stay in the browser",
  },
  keySet: {
    cause: "what the load balancer got from the key set's address at that moment",
    why: "AWS does not publish how long it keeps keys, nor when it asks again",
  },
} as const satisfies Record<string, Uncheckable>;
