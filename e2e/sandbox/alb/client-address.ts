/** The address that every browser of the sandbox comes from (RFC 5737 documentation range): logs and source-ip see it. */
export const CLIENT_ADDRESS = "203.0.113.10";
