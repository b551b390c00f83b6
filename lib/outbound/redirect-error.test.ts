import { describe, expect, it } from "vitest";
import { redirectError } from "./redirect-error";

const base = "https://login.example/authorize";

describe("redirectError", () => {
  it.each([
    ["https://app.example.com/cb?code=secret&state=s", undefined],
    ["/login?client_id=c", undefined],
    ["/login?Error=x&my_error=y", undefined],
    ["https://app.example.com/cb?error=invalid_scope&state=s", { error: "invalid_scope" }],
    ["/error?error=redirect_mismatch&client_id=c", { error: "redirect_mismatch" }],
    [
      "https://app.example.com/cb?error=invalid_request&error_description=PKCE%20needed&state=s",
      { error: "invalid_request", error_description: "PKCE needed" },
    ],
    ["https://app.example.com/cb#error=invalid_scope&access_token=t", { error: "invalid_scope" }],
    ["https://app.example.com/cb?error=access_denied#error=invalid_scope", { error: "access_denied" }],
    ["https://accounts.google.com/signin/oauth/error?authError=ChVy&client_id=c", { authError: "ChVy" }],
    ["/cb?error=&error_code=E1", { error: "", error_code: "E1" }],
    ["/cb?error=a%0D%0Ab%1B%E2%80%AEc", { error: "a b c" }],
    ["https://[", undefined],
  ])("%s", (location, found) => {
    expect(redirectError(location, base)).toEqual(found);
  });

  it("keeps no more than a line of it", () => {
    const long = redirectError(`/cb?error_description=${"x".repeat(5000)}`, base);
    expect(long?.error_description).toHaveLength(500);
  });
});
