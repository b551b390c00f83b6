import type { ApiAuthorizer, ApiStage } from "../../model/api";
import type { ApiChain } from "../../model/api-chain";
import type { Fix } from "../../model/finding";
import { consoleOf } from "./console";
import { awsCommand, shellWord } from "./shell";

/** What a REST API serves changes with a deployment alone: https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html */
export const shipsDraft =
  "The last command deploys: a REST API serves what was deployed, and a deployment ships all of the draft, also what somebody else has edited since.";

/** One change of a REST authorizer (https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html), and the deployment that it needs. */
export function patchRestAuthorizer(
  chain: ApiChain,
  authorizerId: string,
  patch: {
    readonly op: "add" | "remove" | "replace";
    readonly path: string;
    readonly value: string;
    /** What the path held before. */
    readonly before: string;
  },
  title: string,
): Fix {
  const { op, path, value, before } = patch;
  const patched = (operation: object) =>
    [
      awsCommand("apigateway", "update-authorizer", {
        region: chain.scope.region,
        "rest-api-id": chain.scope.id,
        "authorizer-id": authorizerId,
        "patch-operations": JSON.stringify([operation]),
      }),
      deployment(chain),
    ].join(" &&\n");
  return {
    type: "cli",
    title,
    command: patched({ op, path, value }),
    risk: `Every method with this authorizer follows. ${shipsDraft} ${accountOf(chain)}`,
    undo: patched({ op: "replace", path, value: before }),
  };
}

/** What a trusted issuer of a JWT authorizer can be given. */
export type JwtEdit =
  | { readonly type: "issuer"; readonly from: string; readonly to: string }
  | { readonly type: "audience"; readonly issuer: string; readonly add: string };

/**
 * Changes one field of a JWT authorizer. Its configuration is replaced whole, so the command carries what AWS holds,
 * edits the one field and sends all of it back; of a REST API without `jwksUri`, which AWS finds itself.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-jwt-authorizer-update.html and
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers-authorizerid.html
 * `name` goes into the names of the files. Null where the draft has no authorizer of the deployed one's name.
 */
export function editJwtAuthorizer(
  chain: ApiChain,
  stage: Pick<ApiStage, "autoDeploy">,
  drafted: ApiAuthorizer | undefined,
  edit: JwtEdit,
  title: string,
  name: string,
): Fix | null {
  if (drafted?.id === undefined) return null;
  const stem = `${name}-${drafted.id.replace(/\W/g, "")}`;
  const isRest = chain.scope.kind === "rest";
  const service = isRest ? "apigateway" : "apigatewayv2";
  const place = {
    region: chain.scope.region,
    [isRest ? "rest-api-id" : "api-id"]: chain.scope.id,
    "authorizer-id": drafted.id,
  };
  const read = awsCommand(service, "get-authorizer", {
    ...place,
    query: isRest ? "jwtConfiguration" : "JwtConfiguration",
    output: "json",
  });
  const write = (file: string) => {
    if (!isRest)
      return awsCommand(service, "update-authorizer", { ...place, "jwt-configuration": `file://${file}` });
    const operations = '[{op: "replace", path: "/jwtConfiguration", value: $v}]';
    const update = awsCommand(service, "update-authorizer", place);
    return `${update} \\\n  --patch-operations "$(jq -n --rawfile v ${file} '${operations}')"`;
  };
  const deploy = isRest || !stage.autoDeploy ? [deployment(chain)] : [];
  const serverOwn = isRest ? "del(.issuers[].jwksUri)" : ".";
  const filter = isRest ? `${serverOwn} | ${restFilter(edit)}` : httpFilter(edit);
  return {
    type: "cli",
    title,
    command: [
      `${read} > ${stem}.before.json`,
      `jq ${shellWord(filter)} ${stem}.before.json > ${stem}.json`,
      write(`${stem}.json`),
      ...deploy,
    ].join(" &&\n"),
    risk: `Every ${isRest ? "method" : "route"} with this authorizer follows. ${isRest ? shipsDraft : deploy.length > 0 ? "The stage does not deploy by itself: the last command does, and ships all of the draft." : "The stage deploys by itself within seconds."} Needs jq${isRest ? " and an AWS CLI that knows JWT authorizers of REST APIs; an older one changes nothing" : ""}. ${accountOf(chain)}`,
    undo: [
      `jq ${shellWord(serverOwn)} ${stem}.before.json > ${stem}.undo.json`,
      write(`${stem}.undo.json`),
      ...deploy,
    ].join(" &&\n"),
  };
}

function httpFilter(edit: JwtEdit): string {
  return edit.type === "issuer"
    ? `.Issuer = ${JSON.stringify(edit.to)}`
    : `.Audience += [${JSON.stringify(edit.add)}]`;
}

function restFilter(edit: JwtEdit): string {
  const [issuer, change] =
    edit.type === "issuer"
      ? [edit.from, `.issuer = ${JSON.stringify(edit.to)}`]
      : [edit.issuer, `.audiences += [${JSON.stringify(edit.add)}]`];
  return `.issuers |= map(if .issuer == ${JSON.stringify(issuer)} then ${change} else . end)`;
}

/**
 * Puts the draft on the chain's stage, which goes back by its deployment: AWS keeps each. A stage that deploys by itself
 * takes none by hand, as AWS refuses to set its deployment, and does not say that it would make one there:
 * https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages-stagename.html
 */
export function deployDraft(
  chain: ApiChain,
  stage: Pick<ApiStage, "deploymentId" | "autoDeploy"> | undefined,
): Fix {
  const { kind, region, id } = chain.scope;
  if (stage?.autoDeploy) {
    return {
      type: "steps",
      title: `Have stage ${chain.stage} deploy again`,
      steps: [
        `Stage ${chain.stage} deploys by itself, with every edit, so there is nothing to deploy by hand: its last deployment failed or has not come through yet. API Gateway → Deployments says why.`,
        "Mend what it names. Saving that edit deploys again, and ships all of the draft.",
      ],
    };
  }
  const before = stage?.deploymentId;
  return {
    type: "cli",
    title: `Deploy the API to ${chain.stage}`,
    command: deployment(chain),
    risk: `A deployment ships all of the draft, also what somebody else has edited since. ${accountOf(chain)}`,
    ...(before === undefined ? {} : { undo: backTo(before) }),
  };

  function backTo(deploymentId: string): string {
    return kind === "rest"
      ? awsCommand("apigateway", "update-stage", {
          region,
          "rest-api-id": id,
          "stage-name": chain.stage,
          "patch-operations": JSON.stringify([{ op: "replace", path: "/deploymentId", value: deploymentId }]),
        })
      : awsCommand("apigatewayv2", "update-stage", {
          region,
          "api-id": id,
          "stage-name": chain.stage,
          "deployment-id": deploymentId,
        });
  }
}

/** The command that has the chain's stage serve the draft. */
export function deployment(chain: ApiChain): string {
  const { kind, region, id } = chain.scope;
  return awsCommand(kind === "rest" ? "apigateway" : "apigatewayv2", "create-deployment", {
    region,
    [kind === "rest" ? "rest-api-id" : "api-id"]: id,
    "stage-name": chain.stage,
  });
}

export const accountOf = ({ scope }: ApiChain) => `Account ${scope.account}, ${scope.region}.`;

/** The page of the console where an API's authorizers are edited. */
export function consoleAuthorizer(chain: ApiChain, steps: readonly string[], title: string): Fix {
  const { kind, id, region } = chain.scope;
  return {
    type: "console",
    title,
    url: `${consoleOf(region)}/apigateway/main/apis?region=${region}`,
    steps: [
      `Choose the API ${chain.root.name} (${id})`,
      ...steps,
      ...(kind === "rest" ? [deployStep(chain)] : []),
    ],
  };
}

/** What has to follow a change of a REST API before a caller meets it. */
export function deployStep(chain: ApiChain): string {
  return `Deploy the API to ${chain.stage}: until then the stage serves what was deployed. A deployment ships all of the draft.`;
}

/** The command that shows an authorizer of the draft as AWS holds it. */
export function describeAuthorizer(
  chain: ApiChain,
  authorizer: ApiAuthorizer | undefined,
): string | undefined {
  if (authorizer?.id === undefined) return undefined;
  const { kind, region, id } = chain.scope;
  return awsCommand(kind === "rest" ? "apigateway" : "apigatewayv2", "get-authorizer", {
    region,
    [kind === "rest" ? "rest-api-id" : "api-id"]: id,
    "authorizer-id": authorizer.id,
  });
}
