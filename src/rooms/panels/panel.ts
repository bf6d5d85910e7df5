import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, listInForce, type BodyOf } from "../configuration/index.ts";
import { panelKind } from "./configuration-kinds.ts";

/** A panel over many, as it stood on a day: a sitting keeps the version it was booked under. */
export type Panel = BodyOf<typeof panelKind> & { readonly id: string; readonly key: string };

/** The panels that are held here, by name. */
export async function listPanels(tx: Tx, on: string): Promise<readonly Panel[]> {
  const found = await listInForce(tx, { kind: panelKind, on });
  return found
    .map(({ id, key, body }) => ({ ...body, id, key }))
    .filter(({ isDormant }) => isDormant !== true)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

export async function findPanel(tx: Tx, key: string, on: string): Promise<Panel | undefined> {
  return (await listPanels(tx, on)).find((one) => one.key === key);
}

/** As it stood when a sitting was booked. */
export async function panelOn(tx: Tx, key: string, on: string): Promise<Panel> {
  const { id, body } = await getConfiguration(tx, { kind: panelKind, key, on });
  return { ...body, id, key };
}

export type Subject = Panel["about"][number];

export const sectionName = ({ sections }: Panel, key: string): string =>
  sections.find((one) => one.key === key)?.name ?? key.replaceAll("-", " ");

/** The sections in which something of this kind can stand. */
export const sectionsFor = ({ sections }: Panel, subject: Subject) =>
  sections.filter(({ of }) => of.includes(subject));

/** Decisions that are taken about a child and about nothing else. */
const ofChildren: ReadonlySet<string> = new Set([
  "level",
  "map",
  "strategy-discussion",
  "nrm",
  "flag",
  "transfer",
]);

/** What the panel can decide on an item: a place, a group or a theme has no level and is referred nowhere. */
export const decisionsFor = <Item extends Pick<Panel, "decisions">>(
  { decisions }: Item,
  { personId }: { readonly personId: string | null },
): Item["decisions"] =>
  personId === null ? decisions.filter(({ key }) => !ofChildren.has(key)) : decisions;

/** "Once a month", "Every 2 weeks". */
export function everyWords({ every: { unit, amount } }: Panel): string {
  const one = unit === "weeks" ? "week" : "month";
  return amount === 1 ? `Once a ${one}` : `Every ${amount} ${one}s`;
}
