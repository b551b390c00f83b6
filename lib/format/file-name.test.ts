import { expect, it } from "vitest";
import { chainWords, fileName } from "./file-name";

it.each([
  [["chains"], "csv", "chains-20261128T031400Z.csv"],
  [["shop", ""], "json", "shop-20261128T031400Z.json"],
  [["a/b", "GET", "/orders/{id}", "../.x"], "svg", "a-b-GET-orders-id-x-20261128T031400Z.svg"],
  [["app.example.com"], "png", "app.example.com-20261128T031400Z.png"],
])("%j as %s is %s", (of, extension, name) => {
  expect(fileName(of, "2026-11-28T03:14:00.123Z", extension)).toBe(name);
});

it.each([
  [
    "alb/111122223333/eu-west-1/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/1291d13826f405c3",
    ["shop", "1291d13826f405c3"],
  ],
  ["rest/111122223333/eu-west-1/a1b2c3d4e5/prod/GET/%2Forders", ["a1b2c3d4e5", "prod", "GET", "/orders"]],
  [
    "http/111122223333/eu-west-1/a1b2c3d4e5/%24default/GET%20%2Forders",
    ["a1b2c3d4e5", "$default", "GET /orders"],
  ],
])("%s", (chain, words) => {
  expect(chainWords(chain)).toEqual(words);
});
