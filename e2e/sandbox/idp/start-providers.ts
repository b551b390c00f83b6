/** The one HTTPS server behind every identity provider's name; SNI and Host decide which one answers. */
import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Authority } from "../tls/authority";
import type { CertificateKind, World } from "../world";
import { userPools } from "./cognito/user-pools";
import { oidcProviders } from "./oidc/oidc-providers";
import { isPublicKeyHost, type PublicKeyOf, publicKeyAnswer } from "./public-keys";
import { give, hostOf, readQuestion } from "./question";

export interface ProvidersOptions {
  /** Asked anew at each request, so that a repaired world takes effect at once. */
  readonly world: () => World;
  readonly authority: Authority;
  /** Public keys of the front door's load balancers. */
  readonly publicKeyOf: PublicKeyOf;
  /** 0 or absent: any free port of 127.0.0.1. */
  readonly port?: number;
  /** Milliseconds; the wall clock where absent. Cognito alone asks it. */
  readonly now?: () => number;
}

export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface Providers extends RunningServer {
  /** Requests so far, of whoever asked. */
  asked(): number;
}

/** Serves all providers of the world. A name that no provider has gets no TLS handshake. */
export async function startProviders(options: ProvidersOptions): Promise<Providers> {
  const { world, authority } = options;
  let asked = 0;
  const cognito = userPools(world, options.now ?? Date.now);
  const generic = oidcProviders(world);

  const certificateOf = (host: string): CertificateKind | undefined => {
    const provider = world().providers.find((each) => each.host.toLowerCase() === host);
    if (provider) return provider.certificate;
    return cognito.serves(host) || isPublicKeyHost(host) ? "good" : undefined;
  };

  const server = createServer(
    {
      maxHeaderSize: 64 * 1024,
      SNICallback: (name, done) => {
        const host = name.toLowerCase();
        const kind = certificateOf(host);
        if (!kind) return done(new Error(`no provider answers as ${host}`));
        authority.secureContextFor(host, kind).then(
          (context) => done(null, context),
          (error: Error) => done(error),
        );
      },
    },
    (request, response) => {
      asked += 1;
      const host = hostOf(request);
      const answered = isPublicKeyHost(host)
        ? readQuestion(request).then((question) =>
            give(response, publicKeyAnswer(options.publicKeyOf, question)),
          )
        : cognito.serves(host)
          ? readQuestion(request).then(async (question) => give(response, await cognito.answer(question)))
          : generic(request, response);
      answered.catch((error: unknown) => {
        console.error("identity provider", host, request.url, error);
        response.destroy();
      });
    },
  );
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
