import type { Tx } from "../../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../../configuration/index.ts";
import { professionalLinksKind } from "../configuration-kinds.ts";

export type ProfessionalLinks = BodyOf<typeof professionalLinksKind>;
export type Basis = ProfessionalLinks["bases"][number];

/** The version in force, whose id a link keeps: what it asks does not change under its reader. */
export const professionalLinksOn = (
  tx: Tx,
  on: string,
): Promise<{ readonly id: string; readonly body: ProfessionalLinks }> =>
  getConfiguration(tx, { kind: professionalLinksKind, key: "professional-links", on });

export const basisName = ({ bases }: ProfessionalLinks, basis: string): string =>
  bases.find(({ key }) => key === basis)?.name ?? basis;
