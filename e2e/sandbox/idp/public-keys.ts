/** The public keys of load balancers, as text at an address of the Region. */
import { type Answer, html, type Question } from "./question";

/** PEM of a load balancer's key, by key id. */
export type PublicKeyOf = (kid: string) => string | undefined;

const HOST = /^public-keys\.auth\.elb\.[a-z0-9-]+\.amazonaws\.com$/;

export const isPublicKeyHost = (host: string): boolean => HOST.test(host);

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html#user-claims-encoding */
export function publicKeyAnswer(publicKeyOf: PublicKeyOf, { url }: Question): Answer {
  const pem = publicKeyOf(url.pathname.slice(1));
  if (pem === undefined) return html(403, "AccessDenied");
  return { status: 200, headers: { "content-type": "text/plain" }, body: pem };
}
