interface WhoMayReadProps {
  readonly signIn: "none" | "alb" | "oidc";
  /** Everybody who reaches the port may read. */
  readonly isOpen: boolean;
  /** Groups that may read; empty where none is asked for. */
  readonly groups: readonly string[];
}

/** Who may read, and how the dashboard knows who somebody is. */
export function WhoMayRead({ signIn, isOpen, groups }: WhoMayReadProps) {
  const members = groups.length === 0 ? "Everybody" : `Members of ${groups.join(", ")}`;
  return (
    <p className="max-w-measure">
      {signIn === "alb" && `${members} whom the load balancer has signed in: its signed header is verified.`}
      {signIn === "oidc" && `${members} who signed in with the OpenID provider.`}
      {signIn === "none" &&
        (isOpen
          ? "Everybody who reaches the port: AUTHPATH_ALLOW_ANONYMOUS is set."
          : "Everybody on this machine: the dashboard listens on the loopback address alone.")}
    </p>
  );
}
