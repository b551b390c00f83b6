import type { ApiAuthorizer, ApiMethod } from "../../model/api";

/** The authorizer that a method names, by id or by name; undefined where it names none, or one that is not there. */
export function authorizerOfMethod(
  method: Pick<ApiMethod, "authorizerId" | "authorizerName">,
  authorizers: readonly ApiAuthorizer[],
): ApiAuthorizer | undefined {
  const { authorizerId, authorizerName } = method;
  return authorizers.find(
    ({ id, name }) =>
      (authorizerId !== undefined && id === authorizerId) ||
      (authorizerId === undefined && authorizerName !== undefined && name === authorizerName),
  );
}
