import type { Metadata } from "next";
import { headers } from "next/headers";
import { SignIn } from "@/components/sign-in/sign-in";
import { admit, oidcSignIn, returnPath } from "@/lib/server/access";
import type { SearchParams } from "../search-params";
import { pick } from "../search-params";

export const metadata: Metadata = { title: "Sign in" };

/** Open to everybody: it says why somebody is not let in, what can be read meanwhile, and leads back. */
export default async function SignInPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const { to, failed, out } = await pick(searchParams, ["to", "failed", "out"]);
  const admission = await admit(await headers());
  const wanted = returnPath(to);
  return (
    <SignIn
      to={wanted}
      status={new URLSearchParams(wanted.split("?")[1]).get("status") ?? ""}
      url={new URLSearchParams(wanted.split("?")[1]).get("url") ?? ""}
      isOurs={oidcSignIn() !== null}
      refusal={admission.ok ? null : admission.refusal}
      failed={failed === "provider-unreachable" || failed === "refused" ? failed : null}
      isOut={out === "1"}
    />
  );
}
