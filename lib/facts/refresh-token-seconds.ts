import type { AppClient } from "../model/user-pool";

const unitSeconds: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };

/**
 * How long a refresh token of the client lives, in seconds: days where no unit is named, 30 days where nothing is
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html).
 */
export function refreshTokenSeconds(client: AppClient): number {
  const validity = client.RefreshTokenValidity ?? 0;
  if (validity === 0) return 30 * 86_400;
  return validity * (unitSeconds[client.TokenValidityUnits?.RefreshToken ?? "days"] ?? 86_400);
}
