import { decodeJwt } from "jose";
import { expect, it } from "vitest";
import { jwtWorld } from "../../scenarios/build-jwt";
import { oidcWorld } from "../../scenarios/build-oidc";
import { bearerFor } from "./bearer";
import { serveWorld } from "./serve-world";

const url = "https://bearer.example.com/";
const tokenOf = async (world: ReturnType<typeof jwtWorld>) => {
  const served = await serveWorld(world);
  try {
    const { authorization } = await bearerFor(world, url, { dial: served.dial, ca: served.authority.caPem });
    return authorization;
  } finally {
    await served.close();
  }
};

it("is a token that the provider issued for the host", async () => {
  const authorization = await tokenOf(jwtWorld("bearer"));
  expect(authorization).toMatch(/^Bearer /);
  expect(decodeJwt(authorization?.slice("Bearer ".length) ?? "")).toMatchObject({
    iss: "https://bearer.login.example",
    aud: "https://bearer.example.com",
    scope: "orders.read",
  });
});

it("is nothing where browsers call", async () => {
  expect(await tokenOf(oidcWorld("bearer"))).toBeUndefined();
});

it("fails loudly where the provider gives none", async () => {
  const world = jwtWorld("bearer", ({ client }) => {
    client.client_secret = "another";
  });
  await expect(tokenOf(world)).rejects.toThrow(/no token from .*invalid_client/);
});
