import { CopyButton } from "./copy-button";

interface CodeBlockProps {
  readonly code: string;
  /** What it is, for the copy button and readers: "the command". */
  readonly what: string;
  /** Low blocks scroll inside. */
  readonly low?: boolean;
}

/**
 * A command or a piece of configuration, whole, with its copy button. The button stands inside what scrolls: so the
 * block can be reached, and then scrolled, by keyboard.
 */
export function CodeBlock({ code, what, low = false }: CodeBlockProps) {
  return (
    <div
      className={`overflow-y-auto rounded-control bg-sunken print:max-h-none print:overflow-visible ${low ? "max-h-52" : "max-h-96"}`}
    >
      <div className="sticky top-1 float-right mt-1 mr-1 bg-sunken">
        <CopyButton text={code} what={what} />
      </div>
      <pre className="wrap-anywhere whitespace-pre-wrap px-3 py-2">
        <code>{code}</code>
      </pre>
    </div>
  );
}
