import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../configuration/index.ts";

/** How a child's education is recorded, as it stood on a day. */
export type EducationScheme = ConfigurationBody<"education"> & { readonly id: string };

export async function educationSchemeOn(tx: Tx, on: string): Promise<EducationScheme> {
  const { id, body } = await getConfiguration(tx, { kind: "education", key: "education", on });
  return { id, ...body };
}
