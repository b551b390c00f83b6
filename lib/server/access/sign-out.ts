import "server-only";
import { json } from "../api/answer";
import { config } from "../config/index";
import { endSession } from "./index";

/** Ends the session in the browser that asks, and says where it goes next. */
export function signOut(): Response {
  const { signIn } = config();
  const next = (signIn.type === "none" ? null : signIn.signOutUrl) ?? "/sign-in?out=1";
  const answer = json({ next });
  for (const cookie of endSession()) answer.headers.append("set-cookie", cookie);
  return answer;
}
