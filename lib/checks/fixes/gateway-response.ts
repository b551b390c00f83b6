import type { GatewayResponse } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { accountOf, deployment, shipsDraft } from "./api";
import { awsCommand } from "./shell";

/**
 * Has the refusals of a REST API carry a CORS header, by the fallback that all of them share and by those that have a
 * response of their own. `put-gateway-response` sets all of a response, so a customised one is patched instead, which
 * leaves the rest of it as it is.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export function corsOnRefusals(
  chain: ApiChain,
  types: readonly string[],
  drafted: readonly GatewayResponse[],
  origin: string,
): Fix {
  const { region, id } = chain.scope;
  const header = "gatewayresponse.header.Access-Control-Allow-Origin";
  const place = (type: string) => ({ region, "rest-api-id": id, "response-type": type });
  const isDrafted = (type: string) => drafted.some(({ responseType }) => responseType === type);
  const command = (type: string) =>
    isDrafted(type)
      ? awsCommand("apigateway", "update-gateway-response", {
          ...place(type),
          "patch-operations": JSON.stringify([
            { op: "add", path: `/responseParameters/${header}`, value: `'${origin}'` },
          ]),
        })
      : awsCommand("apigateway", "put-gateway-response", {
          ...place(type),
          "response-parameters": JSON.stringify({ [header]: `'${origin}'` }),
        });
  const back = (type: string) =>
    isDrafted(type)
      ? awsCommand("apigateway", "update-gateway-response", {
          ...place(type),
          "patch-operations": JSON.stringify([{ op: "remove", path: `/responseParameters/${header}` }]),
        })
      : awsCommand("apigateway", "delete-gateway-response", place(type));
  return {
    type: "cli",
    title: "Let browsers read the refusals",
    command: [...types.map(command), deployment(chain)].join(" &&\n"),
    risk: `Pages of ${origin === "*" ? "every origin" : origin} can then read status and text of a refusal, and nothing more. ${shipsDraft} ${accountOf(chain)}`,
    undo: [...types.map(back), deployment(chain)].join(" &&\n"),
  };
}
