import { Link } from "@/components/ui/link";

interface AboutProps {
  readonly version: string;
  readonly license: string;
}

const links = [
  { href: "/api/v1/openapi.json", label: "API description (OpenAPI)" },
  { href: "/api/v1/ready", label: "Readiness" },
  { href: "/api/v1/health", label: "Health" },
  // Written by the build: scripts/write-notices.ts.
  { href: "/licences.txt", label: "Licences" },
] as const;

/** Version, licence, and where to read on. */
export function About({ version, license }: AboutProps) {
  return (
    <>
      <p>
        Authpath {version} · {license}
      </p>
      <p className="flex flex-wrap gap-x-4">
        <Link href="/checks" className="link inline-flex min-h-7 items-center max-md:min-h-11">
          Every check
        </Link>
        <Link href="/explain" className="link inline-flex min-h-7 items-center max-md:min-h-11">
          Every symptom
        </Link>
        {links.map(({ href, label }) => (
          <a key={href} href={href} className="link inline-flex min-h-7 items-center max-md:min-h-11">
            {label}
          </a>
        ))}
      </p>
    </>
  );
}
