import type { TargetOfChain } from "@/lib/facts/token-targets";

/** An access token as a user pool makes them, an hour past its end and signed by nobody; for a live pool where one is known. */
export function exampleToken(targets: readonly TargetOfChain[], now: number): string {
  const pool = targets.flatMap(({ target }) => (target.kind === "cognito" ? [target] : []))[0];
  const seconds = Math.floor(now / 1000);
  const header = { kid: "ExampleKeyThatNoPoolHas", alg: "RS256" };
  const claims = {
    sub: "5a1c7d2e-0000-4000-8000-000000000001",
    iss: pool?.issuer ?? "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01",
    client_id: pool?.clientIds[0] ?? "1example23456789",
    token_use: "access",
    scope: "openid orders/read",
    iat: seconds - 7200,
    exp: seconds - 3600,
  };
  return `${part(JSON.stringify(header))}.${part(JSON.stringify(claims))}.${part("signed by nobody ".repeat(15))}`;
}

function part(ascii: string): string {
  return btoa(ascii).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
