import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link to one of our own pages. Nothing of it is fetched ahead: each page is made when it is asked for, so what Next
 * could fetch is an empty frame, and a page with twelve links would ask the server twelve times more.
 */
export function Link(props: Omit<ComponentProps<typeof NextLink>, "prefetch">) {
  return <NextLink prefetch={false} {...props} />;
}
