/**
 * A program's own sign-in form: `InitiateAuth` with user name and password, which nobody has to sign.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
 */
import * as z from "zod";
import type { World } from "../../world";
import { type Answer, json, type Question } from "../question";
import { signIn } from "../users";
import { poolIn } from "./pool-at";
import { keysOf } from "./pool-keys";
import { issueTokens } from "./tokens";

const TARGET = "AWSCognitoIdentityProviderService.InitiateAuth";

const request = z.object({
  AuthFlow: z.literal("USER_PASSWORD_AUTH"),
  ClientId: z.string(),
  AuthParameters: z.object({ USERNAME: z.string(), PASSWORD: z.string() }),
});

const refuse = (type: string, message: string): Answer => json(400, { __type: type, message });

export async function initiateAuthAnswer(
  world: World,
  region: string,
  now: number,
  { headers, body }: Question,
): Promise<Answer> {
  const parsed = request.safeParse(headers["x-amz-target"] === TARGET ? JSON.parse(body) : undefined);
  if (!parsed.success) return refuse("InvalidParameterException", "Not an InitiateAuth with a password.");
  const { ClientId, AuthParameters } = parsed.data;
  const clients = world.accounts.flatMap(({ regions }) => regions[region]?.cognito.clients ?? []);
  const client = clients.find((each) => each.ClientId === ClientId);
  const found = client && poolIn(world, region, client.UserPoolId);
  if (!found) return refuse("ResourceNotFoundException", `User pool client ${ClientId} does not exist.`);
  if (!client.ExplicitAuthFlows?.includes("ALLOW_USER_PASSWORD_AUTH")) {
    return refuse("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client");
  }
  const user = signIn(world, AuthParameters.USERNAME, AuthParameters.PASSWORD);
  if (!user) return refuse("NotAuthorizedException", "Incorrect username or password.");
  // Tokens of this way carry this scope alone: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
  const session = { authenticatedAt: now, scopes: ["aws.cognito.signin.user.admin"], nonce: null };
  const keys = await keysOf(found.pool.Id);
  const tokens = await issueTokens({ pool: found.pool, region }, client, session, user, keys, now, true);
  return json(200, {
    AuthenticationResult: {
      AccessToken: tokens.access_token,
      IdToken: tokens.id_token || undefined,
      ExpiresIn: tokens.expires_in,
      TokenType: tokens.token_type,
    },
    ChallengeParameters: {},
  });
}
