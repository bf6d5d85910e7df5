import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { educationKind } from "./configuration-kinds.ts";

/** How a child's education is recorded, as it stood on a day. */
export type EducationScheme = BodyOf<typeof educationKind> & { readonly id: string };

export async function educationSchemeOn(tx: Tx, on: string): Promise<EducationScheme> {
  const { id, body } = await getConfiguration(tx, { kind: educationKind, key: "education", on });
  return { id, ...body };
}
