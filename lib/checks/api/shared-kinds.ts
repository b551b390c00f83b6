import { apiKind } from "../../model/api-chain";

/** How a REST API lets requests in. */
export const restKinds = apiKind.options.filter((kind) => kind.startsWith("rest"));
