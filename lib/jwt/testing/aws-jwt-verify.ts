/** What AWS's own verifier says of a token, for comparison. It reads the clock itself: stop it at the time of the test. */
import { AlbJwtVerifier, CognitoJwtVerifier } from "aws-jwt-verify";
import { AlbJwksCache } from "aws-jwt-verify/alb-cache";
import { SimpleJwksCache } from "aws-jwt-verify/jwk";
import type { AlbOidcDataTarget, CognitoTarget } from "../types";
import { CLIENT, ISSUER, keys } from "./setting";

const fetcher = {
  fetch: async (url: string): Promise<ArrayBuffer> => {
    const { body } = await keys.fetch(url);
    const bytes = new TextEncoder().encode(body);
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  },
};

/** The verdict of aws-jwt-verify, set up for the target. */
export async function awsJwtVerify(
  token: string,
  target: CognitoTarget | AlbOidcDataTarget,
): Promise<"accept" | "reject"> {
  try {
    if (target.kind === "cognito") {
      const verifier = CognitoJwtVerifier.create(
        {
          userPoolId: target.userPoolId,
          clientId: [...target.clientIds],
          tokenUse: target.tokenUse,
          ...(target.scopes === undefined ? {} : { scope: [...target.scopes] }),
          ...(target.groups === undefined ? {} : { groups: [...target.groups] }),
        },
        { jwksCache: new SimpleJwksCache({ fetcher }) },
      );
      await verifier.verify(token);
    } else {
      const verifier = AlbJwtVerifier.create(
        { albArn: target.albArn, issuer: ISSUER, clientId: CLIENT },
        { jwksCache: new AlbJwksCache({ fetcher }) },
      );
      await verifier.verify(token);
    }
    return "accept";
  } catch {
    return "reject";
  }
}
