import { describe, expect, it } from "vitest";
import { artifactOfChain } from "../../facts/artifact-of-chain";
import { chainOf, cognitoSnapshot } from "../../testing/snapshot-of";
import { consoleAppClient, describeAppClient, editAppClient, terraformAppClient } from "./app-client";

const client = {
  poolArn: "arn:aws:cognito-idp:us-east-1:999900001111:userpool/us-east-1_Zz9",
  poolId: "us-east-1_Zz9",
  region: "us-east-1",
  account: "999900001111",
  clientId: "1example23456789",
};

describe("editAppClient", () => {
  const fix = editAppClient(
    client,
    '.CallbackURLs += ["https://a.test/cb"]',
    "Register it",
    "callback-url-unregistered",
  );
  const command = fix.type === "cli" ? fix.command : "";
  const undo = fix.type === "cli" ? (fix.undo ?? "") : "";

  it("reads what AWS holds, edits the one field and sends all of it back", () => {
    expect(command.split(" &&\n").map((line) => line.replaceAll(" \\\n  ", " "))).toEqual([
      "umask 077",
      "aws cognito-idp describe-user-pool-client --region us-east-1 --user-pool-id us-east-1_Zz9 --client-id 1example23456789 --query UserPoolClient --output json > callback-url-unregistered-1example23456789.before.json",
      `jq 'del(.ClientSecret, .CreationDate, .LastModifiedDate) | .CallbackURLs += ["https://a.test/cb"]' callback-url-unregistered-1example23456789.before.json > callback-url-unregistered-1example23456789.json`,
      "aws cognito-idp update-user-pool-client --region us-east-1 --cli-input-json file://callback-url-unregistered-1example23456789.json",
    ]);
  });

  it("goes back to what was read", () => {
    expect(undo).toMatch(
      /^jq 'del\(\.ClientSecret, [^|]*\)' callback-url-unregistered-1example23456789\.before\.json > callback-url-unregistered-1example23456789\.undo\.json &&\n/,
    );
    expect(undo).toMatch(
      /update-user-pool-client[\s\S]*file:\/\/callback-url-unregistered-1example23456789\.undo\.json$/,
    );
  });

  it("names the pool's own account, Region and file with the secret in it", () => {
    expect(fix).toMatchObject({
      title: "Register it",
      risk: expect.stringMatching(/999900001111, us-east-1.*before\.json/),
    });
  });
});

describe("describeAppClient", () => {
  it("asks for no secret, since evidence is copied into tickets", () => {
    const command = describeAppClient(client);
    expect(command).toMatch(/--query 'UserPoolClient\.\{/);
    expect(command).not.toMatch(/Secret/);
  });
});

describe("terraformAppClient and consoleAppClient", () => {
  it("name the client", () => {
    const snapshot = cognitoSnapshot();
    const located = artifactOfChain("appClient", snapshot, chainOf(snapshot), undefined);
    if (located.state !== "ok") throw new Error("the snapshot has no client");
    expect(terraformAppClient(located.value, ["a = 1", "b = 2"], "t")).toEqual({
      type: "terraform",
      title: "t",
      code: '# web (1example23456789)\nresource "aws_cognito_user_pool_client" "client" {\n  a = 1\n  b = 2\n}',
    });
    expect(consoleAppClient(client, ["one"], "t")).toEqual({
      type: "console",
      title: "t",
      url: "https://us-east-1.console.aws.amazon.com/cognito/v2/idp/user-pools/us-east-1_Zz9/applications/app-clients/1example23456789?region=us-east-1",
      steps: ["one"],
    });
  });

  it("leads to the console of another partition", () => {
    const page = consoleAppClient({ ...client, region: "us-gov-west-1" }, [], "t");
    expect(page.type === "console" && page.url).toMatch(
      /^https:\/\/console\.amazonaws-us-gov\.com\/cognito\//,
    );
  });
});
