/** The part of dns-packet (which ships no types) that the stub name server uses. */
declare module "dns-packet" {
  export interface Question {
    type: string;
    name: string;
  }
  export interface Answer {
    type: string;
    name: string;
    ttl: number;
    data: string;
  }
  export interface Packet {
    type: "query" | "response";
    id: number;
    flags: number;
    questions: Question[];
    answers?: Answer[];
  }
  export const RECURSION_DESIRED: number;
  export const RECURSION_AVAILABLE: number;
  export function encode(packet: Packet): Buffer;
  export function decode(message: Buffer): Packet;
}
