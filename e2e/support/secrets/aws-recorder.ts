import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { canaries } from "./seeded-world";

/** What AWS says instead of its answer, with the whole request repeated in it, as it does where a signature is wrong. */
export interface Refusal {
  readonly code: string;
  readonly status: number;
}

export interface AwsRecorder {
  readonly url: string;
  /** Every answer that went through, one after the other. */
  readonly answers: () => string;
  /** Refuses all that is asked from now on; null lets it through again. */
  readonly refuse: (refusal: Refusal | null) => void;
  readonly close: () => Promise<void>;
}

/** Stands between the dashboard and the sandbox's AWS: writes down what AWS sends, and gives out a role's keys of its own. */
export async function startAwsRecorder(awsUrl: string): Promise<AwsRecorder> {
  const answers: string[] = [];
  let refusal: Refusal | null = null;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const asked = Buffer.concat(chunks);
    if (refusal !== null) {
      const { code, status } = refusal;
      const whole = `${request.method} ${request.url}\n${JSON.stringify(request.headers)}\n${asked}`;
      const query = request.headers["x-amz-target"] === undefined;
      const message = `${code}: the request was\n${whole}`;
      const body = query
        ? `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>r</RequestId></ErrorResponse>`
        : JSON.stringify({ __type: code, message });
      response.writeHead(status, { "content-type": query ? "text/xml" : "application/x-amz-json-1.1" });
      response.end(body);
      return;
    }
    try {
      const { method = "GET", url = "/" } = request;
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) {
        if (typeof value === "string" && !["host", "connection", "content-length"].includes(name)) {
          headers.set(name, value);
        }
      }
      const answer = await fetch(new URL(url, awsUrl), { method, headers, body: asked });
      const text = (await answer.text())
        .replace(/(<SecretAccessKey>)[^<]*/, `$1${canaries.roleKey.value}`)
        .replace(/(<SessionToken>)[^<]*/, `$1${canaries.roleToken.value}`);
      answers.push(text);
      response.writeHead(answer.status, {
        "content-type": answer.headers.get("content-type") ?? "text/plain",
      });
      response.end(text);
    } catch {
      // The sandbox hung up, as it was told to.
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers: () => answers.join("\n"),
    refuse: (next) => {
      refusal = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
