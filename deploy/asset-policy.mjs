/** A worker's policy is that of its own file: it may load code of ours, and reach nothing. */
export const assetPolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";
