import type { Tx } from "../../../platform/database/database.ts";
import type { Offerable } from "../../cohorts/index.ts";
import { providersOn } from "./keep-programme.ts";
import { listProgrammes } from "./programme-reads.ts";

/** Programmes, and services whose name is for everybody, by name. */
export async function offeredToCohorts(tx: Tx, today: string): Promise<readonly Offerable[]> {
  const programmes = (await listProgrammes(tx)).map(({ programmeId: id, name }): Offerable => ({
    kind: "programme",
    id,
    name,
  }));
  const services = (await providersOn(tx, today)).map(
    ({ serviceId: id, name, provider }): Offerable => ({
      kind: "service",
      id,
      name: `${name}, ${provider}`,
    }),
  );
  return [...programmes, ...services].toSorted((one, other) =>
    one.name.localeCompare(other.name, "en-GB"),
  );
}
