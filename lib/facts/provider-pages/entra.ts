import { endpointUrl, firstOf, isBelow, type Outcome, type ProviderPages, rejected, unclear } from "./answer";
import { readSentBack } from "./sent-back";

const source = "https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes";

/** https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud */
const hosts = [
  "login.microsoftonline.com",
  "login.microsoftonline.us",
  "login.partner.microsoftonline.cn",
  "login.chinacloudapi.cn",
  "login.windows.net",
  "ciamlogin.com",
];

const codes = {
  AADSTS50011: "redirect-uri",
  AADSTS700016: "client",
  AADSTS70001: "client",
  AADSTS7000112: "client",
  AADSTS70011: "scope",
} as const;

/**
 * Microsoft Entra ID. A sign-in page proves nothing: the callback is compared only once the user has been authorised
 * (https://learn.microsoft.com/en-us/troubleshoot/azure/active-directory/error-code-aadsts50011-redirect-uri-mismatch).
 */
export const entra: ProviderPages = {
  provider: "Microsoft Entra",
  answers: (answer) => hosts.some((host) => isBelow(endpointUrl(answer).host, host)),
  read: (answer): Outcome => {
    const said = `${answer.parameters.error_description ?? ""}\n${firstOf(answer.body)}`;
    const code = /\bAADSTS\d{5,7}(?=: )/.exec(said)?.[0] ?? "";
    if (isKnown(code)) return rejected(codes[code], code, `answers ${code}`, source);
    const sentBack = readSentBack(answer);
    if (sentBack) return sentBack;
    return unclear(
      code === ""
        ? "shows no error, which proves nothing: the callback is compared once a user has signed in"
        : `answers ${code}`,
    );
  },
};

function isKnown(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code);
}
