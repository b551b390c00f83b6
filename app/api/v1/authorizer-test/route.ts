import { authorizerTestRequest } from "@/lib/model/authorizer-test";
import { planAuthorizerTest, testAuthorizer } from "@/lib/server";
import { tooMany } from "@/lib/server/access";
import { json, problem, refusal } from "@/lib/server/api/answer";
import { queryOf, route } from "@/lib/server/api/route";

export const dynamic = "force-dynamic";

/** What a test would do: nothing is called. */
export const GET = route(async (request, _, viewer) => {
  const outcome = await planAuthorizerTest(viewer, queryOf(request)("chain") ?? "");
  return outcome.ok ? json(outcome.plan) : problem(outcome.problem);
});

/** Calls the authorizer once. Only JSON is taken: a form of another site cannot send it unasked. */
export const POST = route(async (request, _, viewer) => {
  const type = request.headers.get("content-type") ?? "";
  const body: unknown = /^application\/json\b/.test(type) ? await request.json().catch(() => null) : null;
  const asked = authorizerTestRequest.safeParse(body);
  if (!asked.success) {
    return problem({
      code: "bad-authorizer-test",
      message: "The body is not what is wanted.",
      wayOut:
        'Send JSON such as {"chain": "rest/111122223333/eu-west-1/a1b2c3d4e5/prod/GET/%2Forders", "values": {"method.request.header.Authorization": "abc123"}}, no value longer than 64 characters.',
      understood: [],
    });
  }
  // Each calls somebody's function.
  const refused = await tooMany(viewer, true);
  if (refused !== null) return refusal(refused);
  const outcome = await testAuthorizer(viewer, asked.data);
  return outcome.ok ? json(outcome.result) : problem(outcome.problem);
});
