import type { Clue } from "../model/diagnosis";
import { followProviderPage, type ReadUrl, type RequestTarget, readRequestUrl } from "../routing/index";
import { type Problem, refuse } from "./outcome";

/** The parameters of `/diagnose`, as they came: any subset, nothing trusted. */
export interface DiagnoseParameters {
  readonly url?: string | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly at?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly fresh?: boolean | undefined;
}

/** A question that can be answered. Nothing secret is in it: the URL was cut when it was read. */
export interface Question {
  readonly clue: Clue;
  readonly request: RequestTarget;
  readonly account?: string;
  readonly region?: string;
  /** The URL is a page of an identity provider that names a client, and no callback to look for. */
  readonly clientId?: string;
}

type Read =
  | { readonly ok: true; readonly question: Question }
  | { readonly ok: false; readonly problem: Problem };

/** Reads the parameters, or says what is wrong with which of them. */
export function readParameters(parameters: DiagnoseParameters): Read {
  const read = parameters.url === undefined ? undefined : readRequestUrl(parameters.url);
  const understood = understoodOf(parameters, read);
  const bad = (code: string, message: string, wayOut: string) =>
    refuse({ code, message, wayOut, understood });
  if (read === undefined) {
    return bad(
      "url-missing",
      "No URL was given.",
      "Give the URL that fails, with its host name: https://app.example.com/",
    );
  }
  if (!read.ok) return refuse({ ...read.problem, understood });
  const status = readStatus(parameters.status);
  if (status === null) {
    return bad(
      "bad-status",
      "The status is no HTTP status.",
      "Give three digits, as in 561, or leave it out.",
    );
  }
  const reason = parameters.reason?.trim() || undefined;
  if (reason !== undefined && !/^[A-Za-z][\w-]{1,79}$/.test(reason)) {
    return bad(
      "bad-reason",
      "The reason is no error_reason, no OAuth error code and no gateway response type.",
      "Give it as the access log has it, as in AuthTokenEpRequestFailed, or leave it out.",
    );
  }
  const at = readTime(parameters.at);
  if (at === null) {
    return bad(
      "bad-time",
      "The time is no date that can be read.",
      "Give it as in 2026-03-02T02:41:00Z, or leave it out.",
    );
  }
  if (parameters.account !== undefined && !/^\d{12}$/.test(parameters.account)) {
    return bad("bad-account", "The account is no AWS account id.", "Give its 12 digits, or leave it out.");
  }
  if (parameters.region !== undefined && !/^[a-z]{2}(-[a-z]+)+-\d$/.test(parameters.region)) {
    return bad("bad-region", "The Region is no AWS Region.", "Give it as in eu-west-1, or leave it out.");
  }
  const page = followProviderPage(read);
  const clue: Clue = {
    url: read.safeUrl,
    ...(status === undefined ? {} : { status }),
    ...((reason ?? page.error) === undefined ? {} : { reason: reason ?? page.error }),
    ...(at === undefined ? {} : { at }),
  };
  return {
    ok: true,
    question: {
      clue,
      request: page.request,
      ...(parameters.account === undefined ? {} : { account: parameters.account }),
      ...(parameters.region === undefined ? {} : { region: parameters.region }),
      ...(page.clientId === undefined ? {} : { clientId: page.clientId }),
    },
  };
}

function readStatus(text: string | undefined): number | undefined | null {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed === "") return undefined;
  const status = Number(trimmed);
  return /^\d{3}$/.test(trimmed) && (status === 0 || status >= 100) ? status : null;
}

/** ISO 8601; undefined where none is given, null where it is no date. */
export function readTime(text: string | undefined): string | undefined | null {
  const trimmed = text?.trim();
  if (trimmed === undefined || trimmed === "") return undefined;
  const time = new Date(trimmed);
  return /^\d{4}-\d\d-\d\d/.test(trimmed) && !Number.isNaN(time.getTime()) ? time.toISOString() : null;
}

function understoodOf(parameters: DiagnoseParameters, read: ReadUrl | undefined): string[] {
  const host = read?.ok ? [`host ${read.request.host}`, ...read.notes] : [];
  const status = readStatus(parameters.status);
  return [...host, ...(typeof status === "number" ? [`status ${status}`] : [])];
}
