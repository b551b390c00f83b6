import "server-only";
import { problem } from "../api/answer";
import type { Problem } from "../outcome";

/** As every problem is answered; a key that its place does not have is as absent as a chain that does not exist. */
export function keyProblem(found: Problem): Response {
  const answer = problem(found);
  if (found.code !== "key-not-found") return answer;
  return new Response(answer.body, { status: 404, headers: answer.headers });
}
