/**
 * Tries a drafted authorizer with what the caller made up: no stage, no cache, no method.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html
 */
import {
  NotFoundException$,
  type TestInvokeAuthorizerRequest,
  type TestInvokeAuthorizerResponse,
} from "@aws-sdk/client-api-gateway";
import type { Call } from "../../apigw/call";
import { statusOfRefusal } from "../../apigw/gateway-response";
import { authorizeByFunction } from "../../apigw/rest-authorizers";
import { createResultCache } from "../../apigw/result-cache";
import { awsError, type Handler } from "../service";

/** As AWS's own test ARNs name it. */
const STAGE = "ESTestInvoke-stage";

function callOf(input: TestInvokeAuthorizerRequest, at: number): Call {
  const [path = "/", query = ""] = (input.pathWithQueryString ?? "/").split(/\?(.*)/s);
  return {
    at,
    method: "GET",
    serverName: "",
    host: "",
    path,
    query: new URLSearchParams(query),
    headers: Object.entries(input.headers ?? {}),
    sourceIp: "test-invoke-source-ip",
    requestId: "test-request",
  };
}

export const testInvokeAuthorizer: Handler<
  TestInvokeAuthorizerRequest,
  TestInvokeAuthorizerResponse
> = async (state, input, { world, account, region, now }) => {
  const draft = state.apigateway?.restApis.find(({ draft: one }) => one.api.id === input.restApiId)?.draft;
  const authorizer = draft?.authorizers.find(({ id }) => id === input.authorizerId);
  if (!draft || !authorizer) {
    return awsError(NotFoundException$, `Invalid Authorizer identifier specified ${input.authorizerId}`);
  }
  const call = callOf(input, now().getTime());
  const judged = await authorizeByFunction(
    {
      world,
      home: { account, region, state },
      apiId: draft.api.id,
      call,
      path: call.path,
      serving: { stage: STAGE, definition: draft, variables: input.stageVariables ?? {} },
      matched: {
        resource: { id: "", path: "/" },
        httpMethod: "GET",
        method: {},
        pathParameters: {},
      },
    },
    authorizer,
    createResultCache(() => false),
  );
  const said = (line: string) => `Execution log for request test-request\n${stamp(now())} : ${line}\n`;
  if ("refused" in judged) {
    const status = statusOfRefusal(judged.refused);
    return {
      clientStatus: status,
      latency: 12,
      log: said(
        status === 401
          ? "Unauthorized request: test-request"
          : "Execution failed due to configuration error: Authorizer error",
      ),
    };
  }
  const { policy, context: given } = judged.authorized;
  return {
    clientStatus: 0,
    latency: 12,
    principalId: String(given.principalId ?? ""),
    policy: JSON.stringify(policy),
    log: said("Successfully completed authorizer execution"),
  };
};

/** `Mon Nov 30 16:30:00 UTC 2026` */
function stamp(now: Date): string {
  const [day, date, month, year, time] = now.toUTCString().replace(",", "").split(" ");
  return `${day} ${month} ${date} ${time} UTC ${year}`;
}
