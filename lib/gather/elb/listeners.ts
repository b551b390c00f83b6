import "server-only";
import type { Listener as AwsListener, Certificate } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Answer } from "../../aws/answer";
import { describeListenerCertificates, describeListeners } from "../../aws/operations/elbv2";
import type { Place } from "../../aws/place";
import type { Listener, ListenerCertificate } from "../../model/load-balancer";
import { readList } from "../answers";
import type { GatherContext } from "../context";
import { withoutUndefined } from "../without-undefined";
import { PAGE_SIZE } from "./load-balancer";

export const actions = [describeListeners.action, describeListenerCertificates.action];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Listener.html */
export function normaliseListener(raw: AwsListener): Listener {
  return withoutUndefined({
    ListenerArn: raw.ListenerArn ?? "",
    Port: raw.Port ?? 0,
    Protocol: raw.Protocol ?? "",
    SslPolicy: raw.SslPolicy,
  });
}

/** By ascending port. */
export async function readListeners(
  ctx: GatherContext,
  place: Place,
  loadBalancerArn: string,
): Promise<Answer<Listener[]>> {
  const answer = await readList(
    ctx.session,
    place,
    describeListeners,
    (Marker) => ({
      LoadBalancerArn: loadBalancerArn,
      PageSize: PAGE_SIZE,
      ...(Marker === undefined ? {} : { Marker }),
    }),
    loadBalancerArn,
    ({ Listeners, NextMarker }) => ({ items: Listeners?.map(normaliseListener), next: NextMarker }),
  );
  return answer.state === "ok"
    ? { ...answer, value: answer.value.toSorted((a, b) => a.Port - b.Port) }
    : answer;
}

export function normaliseListenerCertificate(raw: Certificate): ListenerCertificate {
  return { CertificateArn: raw.CertificateArn ?? "", IsDefault: raw.IsDefault ?? false };
}

/** The certificates of an HTTPS listener, the default one among them. */
export async function readListenerCertificates(
  ctx: GatherContext,
  place: Place,
  listenerArn: string,
): Promise<Answer<ListenerCertificate[]>> {
  return readList(
    ctx.session,
    place,
    describeListenerCertificates,
    (Marker) => ({
      ListenerArn: listenerArn,
      PageSize: PAGE_SIZE,
      ...(Marker === undefined ? {} : { Marker }),
    }),
    listenerArn,
    ({ Certificates, NextMarker }) => ({
      items: Certificates?.map(normaliseListenerCertificate),
      next: NextMarker,
    }),
  );
}
