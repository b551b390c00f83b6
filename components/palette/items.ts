import { stateOf } from "@/components/chains/filter-chains";
import { chainPath, checkPath, symptomPath } from "@/lib/format/paths";
import type { ShownStatus } from "@/lib/format/status";
import type { FleetChain } from "@/lib/model/fleet";

export type ItemKind = "action" | "setting" | "page" | "chain" | "check" | "symptom";

/** One line of the palette. */
export interface PaletteItem {
  /** "chain:alb/…", "page:/logs": all that is remembered of it. */
  readonly id: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly detail: string;
  /** Other words that lead to it; never shown. */
  readonly also: string;
  readonly leads: { readonly path: string } | { readonly run: () => void };
  /** That does the same without the palette. */
  readonly key?: string;
  /** Of a chain. */
  readonly status?: ShownStatus;
}

export interface KnownCheck {
  readonly id: string;
  readonly failureTitle: string;
}

export interface KnownSymptom {
  readonly id: string;
  readonly also: readonly string[];
  readonly title: string;
}

interface KnownPage {
  readonly path: string;
  readonly name: string;
  readonly about: string;
  readonly letter: string;
}

interface KnownAction {
  readonly id?: string;
  readonly name: string;
  readonly key?: string;
  readonly run: () => void;
}

/** Of an API its name and route come first: its address is the same for all of them. */
export function chainItem(row: FleetChain): PaletteItem {
  const { id, kind, host, hosts, root, place, account, accountName, region } = row;
  const where = `${accountName || account} ${region}`;
  const others = hosts.filter((each) => each !== host);
  const ofBalancer = kind.startsWith("alb-");
  const route = place.split(", ").toReversed().join(", ");
  return {
    id: `chain:${id}`,
    kind: "chain",
    name: ofBalancer ? host : `${root} ${route}`,
    detail: ofBalancer ? `${root}, ${place} · ${where}` : `${host} · ${where}`,
    also: [...others, row.worst?.check ?? ""].join(" "),
    leads: { path: chainPath(id) },
    status: stateOf(row),
  };
}

export function checkItem({ id, failureTitle }: KnownCheck): PaletteItem {
  return {
    id: `check:${id}`,
    kind: "check",
    name: id,
    detail: failureTitle,
    also: "",
    leads: { path: checkPath(id) },
  };
}

export function symptomItem({ id, also, title }: KnownSymptom): PaletteItem {
  return {
    id: `symptom:${id}`,
    kind: "symptom",
    name: id,
    // A title begins with the name that stands above it.
    detail: title.startsWith(`${id}: `) ? title.slice(id.length + 2) : title,
    also: also.join(" "),
    leads: { path: symptomPath(id) },
  };
}

export function pageItem({ path, name, about, letter }: KnownPage): PaletteItem {
  return {
    id: `page:${path}`,
    kind: "page",
    name,
    detail: about,
    also: "",
    leads: { path },
    key: `g ${letter}`,
  };
}

/** Those of the actions that are for the palette; `setting`: what can be done on every page. */
export function actionItems(
  actions: readonly KnownAction[],
  kind: "action" | "setting",
): readonly PaletteItem[] {
  return actions.flatMap(({ id, ...action }) => (id === undefined ? [] : [actionItem(id, kind, action)]));
}

function actionItem(
  id: string,
  kind: "action" | "setting",
  { name, key, run }: Omit<KnownAction, "id">,
): PaletteItem {
  return {
    id: `action:${id}`,
    kind,
    name,
    detail: "",
    also: "",
    leads: { run },
    ...(key === undefined ? {} : { key }),
  };
}
