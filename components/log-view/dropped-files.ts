import type { NamedFile } from "./protocol";

/** A folder may hold anything; what begins with a dot (`.DS_Store`) is no log. */
const isHidden = (name: string) => name.startsWith(".");

/** The files of what was picked or pasted. */
export function namedFiles(list: FileList | readonly File[]): NamedFile[] {
  return [...list].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/**
 * The files of what was dropped, those in folders included, by name. Must be called while the drop is handled: the
 * browser forgets what was dropped right after.
 * https://wicg.github.io/entries-api/#dom-datatransferitem-webkitgetasentry
 */
export async function droppedFiles(data: DataTransfer): Promise<NamedFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return namedFiles(data.files);
  const found = (await Promise.all(entries.map(filesOf))).flat();
  return found.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

async function filesOf(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (isHidden(entry.name)) return [];
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    // One that cannot be opened is read as empty, and so named among the files with a problem.
    return [{ name: entry.fullPath.replace(/^\//, ""), file: file ?? new Blob() }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesOf))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
