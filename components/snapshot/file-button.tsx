"use client";

import { FolderOpen } from "lucide-react";
import type { ChangeEvent } from "react";
import { useRef } from "react";

interface FileButtonProps {
  readonly label: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Opens the browser's own way to choose files. */
export function FileButton({ label, multiple = false, onFiles }: FileButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(event.target.files ?? [])]);
    // The same file may be chosen again.
    event.target.value = "";
  };
  return (
    <>
      <button type="button" className="button" onClick={() => picker.current?.click()}>
        <FolderOpen size={16} strokeWidth={1.75} aria-hidden />
        {label}
      </button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        multiple={multiple}
        onChange={pick}
        className="sr-only"
        tabIndex={-1}
        aria-label={`${label}: snapshot files`}
      />
    </>
  );
}
