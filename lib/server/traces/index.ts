import "server-only";
import { writeLog } from "../log/requests";

/** Only where somebody receives traces is what sends them loaded. */
export async function startTraces(): Promise<void> {
  const { sendTraces } = await import("./send-traces");
  const { stop } = sendTraces((state) => writeLog({ kind: "traces", state }));
  process.once("SIGTERM", () => void stop().catch(() => {}));
}
