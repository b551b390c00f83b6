import { ACCOUNT, REGION } from "../../scenarios/build-ids";
import { type BuiltServer, startBuiltServer } from "../secrets/built-server";

/** A dashboard with nothing to read AWS with: no credentials, and an address where nobody answers. */
export function startApart(): Promise<BuiltServer> {
  return startBuiltServer({
    HOST: "127.0.0.1",
    AUTHPATH_CONFIG: JSON.stringify({ accounts: [{ id: ACCOUNT, regions: [REGION] }] }),
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    AWS_EC2_METADATA_DISABLED: "true",
  });
}
