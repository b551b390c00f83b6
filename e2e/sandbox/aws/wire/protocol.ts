import type { IncomingHttpHeaders } from "node:http";
import type { AwsError, Operation, Service } from "../service";

export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What distinguishes one AWS protocol from another on the wire. Errors come without their envelope. */
export interface Protocol {
  /** Name of the operation that is asked for; undefined where the request names none. */
  readonly operationOf: (service: Service, request: WireRequest) => string | undefined;
  readonly readInput: (
    operation: Operation,
    request: WireRequest,
  ) => Promise<Record<string, unknown> | AwsError>;
  readonly writeOutput: (
    service: Service,
    operation: Operation,
    output: object,
    requestId: string,
  ) => WireResponse;
  readonly writeError: (service: Service, error: AwsError, requestId: string) => WireResponse;
  /** Refusal of an operation that the service does not have. */
  readonly unknownOperation: (service: Service, name: string) => AwsError;
}
