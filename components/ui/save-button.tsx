"use client";

import { Download } from "lucide-react";
import { saveFile } from "./save-file";

interface SaveButtonProps {
  /** Made when it is asked for: of ten thousand rows it takes a moment. */
  readonly content: () => string;
  /** A media type: "text/csv". */
  readonly type: string;
  readonly file: string;
  /** What is saved, for the name of the button: "these rows as CSV". */
  readonly what: string;
  readonly label: string;
}

/** Saves a text as a file, without asking the server for it. */
export function SaveButton({ content, type, file, what, label }: SaveButtonProps) {
  return (
    <button
      type="button"
      className="button print:hidden"
      aria-label={`Save ${what}`}
      title={`Save ${what}: ${file}`}
      onClick={() => saveFile(file, new Blob([content()], { type: `${type};charset=utf-8` }))}
    >
      <Download size={16} strokeWidth={1.75} aria-hidden />
      {label}
    </button>
  );
}
