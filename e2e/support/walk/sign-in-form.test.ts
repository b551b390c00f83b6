import { describe, expect, it } from "vitest";
import { errorPage, providerErrorPage, signInPage } from "../../sandbox/idp/pages";
import { fillSignInForm, shownError } from "./sign-in-form";

const BASE = new URL("https://login.example.com/login");
const ALICE = { username: "alice & bob", password: "correct horse" };

describe("fillSignInForm", () => {
  it("fills in the sandbox's own page", () => {
    const page = signInPage("Sign in", '/login?a=1&b="2"');
    expect(fillSignInForm(page, BASE, ALICE)).toEqual({
      url: new URL('https://login.example.com/login?a=1&b="2"'),
      body: "username=alice+%26+bob&password=correct+horse",
    });
  });

  it("keeps hidden fields", () => {
    const page = `<form method="post" action=""><input type="hidden" name="csrf" value="&lt;1&gt;">
      <input type="text" name="u"><input type="password" name="p"></form>`;
    expect(fillSignInForm(page, BASE, ALICE)?.body).toBe("csrf=%3C1%3E&u=alice+%26+bob&p=correct+horse");
  });

  it.each([
    ["no form", "<p>Hello</p>"],
    ["a form without a password", '<form method="post"><input name="q"></form>'],
    ["a form that is not posted", '<form><input type="password" name="p"></form>'],
  ])("finds nothing to fill in %s", (_name, page) => {
    expect(fillSignInForm(page, BASE, ALICE)).toBeUndefined();
  });
});

describe("shownError", () => {
  it("reads the code of an error page", () => {
    expect(shownError(errorPage("Oh", "invalid<scope>", "No"))).toBe("invalid<scope>");
    expect(shownError(errorPage("Oh", "", "No"))).toBeUndefined();
    expect(shownError(providerErrorPage({ error: "invalid_client", iss: "x" }))).toBe("invalid_client");
  });
});
