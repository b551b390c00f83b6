import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { saveFile } from "@/components/ui/save-file";
import { chainWords, fileName } from "@/lib/format/file-name";
import type { Diagnosis } from "@/lib/model/diagnosis";
import { GraphPicture, type PictureTheme } from "./graph-picture";

/** Dots to a pixel: it stays sharp where it is looked at closely. */
const density = 2;

/** Saves the flow graph as a file that needs nothing beside it, light or dark as the reader's system has it. */
export function saveSvg(diagnosis: Diagnosis): void {
  const { text } = draw(diagnosis, "both");
  saveFile(pictureName(diagnosis, "svg"), new Blob([text], { type: "image/svg+xml" }));
}

/** Saves it as dots, in the colours that the page has now. Rejects where the browser cannot draw it. */
export async function savePng(diagnosis: Diagnosis): Promise<void> {
  const { text, width, height } = draw(diagnosis, shownTheme());
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * density;
  canvas.height = height * density;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("the browser drew nothing");
  saveFile(pictureName(diagnosis, "png"), blob);
}

/** Drawn by the components of the page, outside of it. */
function draw(diagnosis: Diagnosis, theme: PictureTheme) {
  const box = document.createElement("div");
  const root = createRoot(box);
  flushSync(() => root.render(<GraphPicture diagnosis={diagnosis} theme={theme} />));
  const svg = box.querySelector("svg");
  if (svg === null) throw new Error("nothing was drawn");
  // The serializer names the namespace itself; named as an attribute as well, it would stand there twice.
  for (const named of box.querySelectorAll("[xmlns]")) named.removeAttribute("xmlns");
  const text = new XMLSerializer().serializeToString(svg);
  const size = { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
  root.unmount();
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, ...size };
}

function shownTheme(): "light" | "dark" {
  const chosen = document.documentElement.dataset.theme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function pictureName({ resolution, snapshot }: Diagnosis, extension: "svg" | "png"): string {
  const words = resolution.chain === null ? ["flow"] : chainWords(resolution.chain);
  return fileName(words, snapshot.takenAt, extension);
}
