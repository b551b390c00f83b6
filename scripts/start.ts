/** The dashboard on real AWS, with whatever credentials the standard chain finds. Builds where there is no build. */
import { config, isConfigError } from "../lib/server/config/index";
import { buildOnce, endTogether, serve } from "./serve";

try {
  const { host, port } = config();
  buildOnce();
  console.log(`Authpath: http://${host}:${port}`);
  endTogether([serve(process.env)]);
} catch (error) {
  if (!isConfigError(error)) throw error;
  console.error(error.message);
  process.exit(1);
}
