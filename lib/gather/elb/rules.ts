import "server-only";
import type {
  Rule as AwsRule,
  RuleCondition as AwsRuleCondition,
  RuleTransform,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Answer } from "../../aws/answer";
import { describeRules } from "../../aws/operations/elbv2";
import type { Place } from "../../aws/place";
import type { Rule, RuleCondition, Transform } from "../../model/load-balancer";
import { mapAnswer, readList } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";
import { normaliseAction } from "./action";
import { PAGE_SIZE } from "./load-balancer";

export const actions = [describeRules.action];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Rule.html */
export function normaliseRule(raw: AwsRule): Rule {
  return {
    RuleArn: raw.RuleArn ?? "",
    Priority: raw.Priority ?? "default",
    IsDefault: raw.IsDefault ?? raw.Priority === "default",
    Conditions: (raw.Conditions ?? []).map(normaliseCondition),
    Actions: (raw.Actions ?? []).map(normaliseAction).toSorted((a, b) => a.Order - b.Order),
    Transforms: (raw.Transforms ?? []).map(normaliseTransform),
  };
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html */
export function normaliseCondition(raw: AwsRuleCondition): RuleCondition {
  return withoutUndefined({
    Field: raw.Field ?? "",
    Values: filled(raw.Values),
    RegexValues: filled(raw.RegexValues),
    HostHeaderConfig: raw.HostHeaderConfig && patterns(raw.HostHeaderConfig),
    PathPatternConfig: raw.PathPatternConfig && patterns(raw.PathPatternConfig),
    HttpHeaderConfig:
      raw.HttpHeaderConfig &&
      withoutUndefined({
        HttpHeaderName: raw.HttpHeaderConfig.HttpHeaderName ?? "",
        Values: filled(raw.HttpHeaderConfig.Values),
        RegexValues: filled(raw.HttpHeaderConfig.RegexValues),
      }),
    HttpRequestMethodConfig: raw.HttpRequestMethodConfig && {
      Values: raw.HttpRequestMethodConfig.Values ?? [],
    },
    QueryStringConfig: raw.QueryStringConfig && {
      Values: (raw.QueryStringConfig.Values ?? []).map(({ Key, Value }) =>
        withoutUndefined({ Key, Value: Value ?? "" }),
      ),
    },
    SourceIpConfig: raw.SourceIpConfig && { Values: raw.SourceIpConfig.Values ?? [] },
  });
}

interface RawPatterns {
  readonly Values?: string[] | undefined;
  readonly RegexValues?: string[] | undefined;
}

function patterns(raw: RawPatterns) {
  return withoutUndefined({ Values: filled(raw.Values), RegexValues: filled(raw.RegexValues) });
}

/** AWS answers an empty list where nothing is set. */
function filled(values: string[] | undefined): string[] | undefined {
  return values && values.length > 0 ? values : undefined;
}

function normaliseTransform(raw: RuleTransform): Transform {
  return withoutUndefined({
    Type: raw.Type ?? "",
    HostHeaderRewriteConfig: raw.HostHeaderRewriteConfig && rewrites(raw.HostHeaderRewriteConfig),
    UrlRewriteConfig: raw.UrlRewriteConfig && rewrites(raw.UrlRewriteConfig),
  });
}

interface RawRewrites {
  readonly Rewrites?: { Regex: string | undefined; Replace: string | undefined }[] | undefined;
}

function rewrites(raw: RawRewrites) {
  return {
    Rewrites: (raw.Rewrites ?? []).map(({ Regex, Replace }) => ({
      Regex: Regex ?? "",
      Replace: Replace ?? "",
    })),
  };
}

/** In order of evaluation: ascending priority, the default rule last. */
export function inOrderOfEvaluation(rules: readonly Rule[]): Rule[] {
  const position = ({ IsDefault, Priority }: Rule) =>
    IsDefault ? Number.POSITIVE_INFINITY : Number(Priority);
  return rules.toSorted((a, b) => {
    const [first, second] = [position(a), position(b)];
    return first === second ? 0 : first - second;
  });
}

export async function readRules(
  ctx: GatherContext,
  place: Place,
  listenerArn: string,
): Promise<Answer<Rule[]>> {
  const answer = await readList(
    ctx.session,
    place,
    describeRules,
    (Marker) => ({
      ListenerArn: listenerArn,
      PageSize: PAGE_SIZE,
      ...(Marker === undefined ? {} : { Marker }),
    }),
    listenerArn,
    ({ Rules, NextMarker }) => ({ items: Rules?.map(normaliseRule), next: NextMarker }),
  );
  return mapAnswer(answer, inOrderOfEvaluation);
}
