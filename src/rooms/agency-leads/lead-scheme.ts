import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { leadsKind } from "./configuration-kinds.ts";
import { publicAreasKind } from "../directory/index.ts";

/** What the partnership has set for leads and for messages to them, as of a day. */
export type LeadScheme = BodyOf<typeof leadsKind> & { readonly id: string };

export async function leadSchemeOn(tx: Tx, on: string): Promise<LeadScheme> {
  const { id, body } = await getConfiguration(tx, { kind: leadsKind, key: "leads", on });
  return { id, ...body };
}

export type Area = { readonly key: string; readonly name: string };

/** The parts of the partnership that somebody can lead for; one alone is the whole of it. */
export async function areasOn(tx: Tx, on: string): Promise<readonly Area[]> {
  const asked = { kind: publicAreasKind, key: "public-areas", on } as const;
  const { areas } = (await getConfiguration(tx, asked)).body;
  return areas.length > 1 ? areas.map(({ key, name }) => ({ key, name })) : [];
}

export const nameIn = (list: readonly Area[], key: string | null): string =>
  list.find((one) => one.key === key)?.name ?? key ?? "";
