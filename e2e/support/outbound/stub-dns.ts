import { createSocket } from "node:dgram";
import { once } from "node:events";
import { isIPv6 } from "node:net";
import * as packet from "dns-packet";

/** RFC 1035 4.1.1 response codes that the stub can be told to answer. */
const RCODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 } as const;

export interface StubRecords {
  /** Answers for each query in turn; the last one stays. */
  A?: string[][];
  AAAA?: string[][];
  CNAME?: string;
  /** Answered instead of records, for all types or the types named. */
  rcode?: keyof typeof RCODES;
  rcodeFor?: string[];
  /** Queries of these types are never answered. */
  silentFor?: string[];
}

export interface StubDns {
  /** `ip:port`, as a resolver wants it. */
  address: string;
  /** How often a name was asked for, by `TYPE name`. */
  asked: Map<string, number>;
  close(): Promise<void>;
}

/** A name server for fixed names; any other name is NXDOMAIN. */
export async function startStubDns(
  names: Record<string, StubRecords>,
  listen: { address: string; port: number } = { address: "127.0.0.1", port: 0 },
): Promise<StubDns> {
  const asked = new Map<string, number>();
  const socket = createSocket(isIPv6(listen.address) ? "udp6" : "udp4");

  socket.on("message", (message, peer) => {
    const query = packet.decode(message);
    const [question] = query.questions;
    if (!question) return;
    const key = `${question.type} ${question.name.toLowerCase()}`;
    const turn = asked.get(key) ?? 0;
    asked.set(key, turn + 1);
    const records = names[question.name.toLowerCase()];
    if (records?.silentFor?.includes(question.type)) return;
    const { rcode, answers } = answer(question, records, turn);
    const response = packet.encode({
      type: "response",
      id: query.id,
      flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | RCODES[rcode],
      questions: [question],
      answers,
    });
    socket.send(response, peer.port, peer.address);
  });

  socket.bind(listen.port, listen.address);
  await once(socket, "listening");
  return {
    address: `${listen.address}:${socket.address().port}`,
    asked,
    async close() {
      socket.close();
      await once(socket, "close");
    },
  };
}

function answer(
  question: packet.Question,
  records: StubRecords | undefined,
  turn: number,
): { rcode: keyof typeof RCODES; answers: packet.Answer[] } {
  if (!records) return { rcode: "NXDOMAIN", answers: [] };
  if (records.rcode && (records.rcodeFor?.includes(question.type) ?? true)) {
    return { rcode: records.rcode, answers: [] };
  }
  const { name } = question;
  if (records.CNAME !== undefined && question.type === "CNAME") {
    return { rcode: "NOERROR", answers: [{ type: "CNAME", name, ttl: 0, data: records.CNAME }] };
  }
  const turns = question.type === "A" ? records.A : question.type === "AAAA" ? records.AAAA : undefined;
  const addresses = turns?.[turn] ?? turns?.at(-1) ?? [];
  return {
    rcode: "NOERROR",
    answers: addresses.map((data) => ({ type: question.type, name, ttl: 0, data })),
  };
}
