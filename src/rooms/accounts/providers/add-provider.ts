import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/tx.ts";
import { sealWhole, type KeyRing } from "../../../platform/sealing/index.ts";
import { StaffProblem } from "../add-staff.ts";
import { providerPlace } from "./visits.ts";

export type NewProvider = {
  readonly partnershipId: number;
  readonly agency: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret?: string | undefined;
  readonly secretFile?: string | undefined;
  readonly factorAcr: readonly string[];
  readonly factorAmr: readonly string[];
};

/** Lets an agency's staff come in by the agency's own sign-in. Runs under the maintenance role. */
export async function addProvider(
  tx: Tx,
  given: NewProvider,
  { ring, at }: { ring: KeyRing; at: Date },
): Promise<string> {
  const agency = await tx
    .selectFrom("directory.agencies")
    .select("agency_id")
    .where("partnership_id", "=", given.partnershipId)
    .where("name", "=", given.agency)
    .executeTakeFirst();
  if (!agency) throw new StaffProblem(`There is no agency called ${given.agency}`);
  refuseUnsafe(given.issuer);
  const providerId = newId();
  const place = providerPlace(providerId, given.partnershipId);
  await tx
    .insertInto("directory.identity_providers")
    .values({
      provider_id: providerId,
      partnership_id: given.partnershipId,
      agency_id: agency.agency_id,
      issuer: given.issuer,
      client_id: given.clientId,
      secret_sealed:
        given.secret === undefined
          ? null
          : sealWhole(ring, Buffer.from(given.secret), place, "secret_sealed"),
      secret_file: given.secretFile ?? null,
      factor_acr: [...given.factorAcr],
      factor_amr: [...given.factorAmr],
      added_at: at,
    })
    .execute();
  return providerId;
}

function refuseUnsafe(issuer: string): void {
  if (!URL.canParse(issuer)) throw new StaffProblem(`${issuer} is no address`);
  const { protocol, hostname } = new URL(issuer);
  const isHere = ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !isHere)
    throw new StaffProblem("The issuer’s address starts with https://");
}

export type ProviderOnFile = {
  readonly providerId: string;
  readonly agency: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly disabledAt: Date | null;
  readonly linked: number;
};

/** Every provider there is or was, for whoever runs Lantern. Runs under the maintenance role. */
export async function listProvidersOnFile(
  tx: Tx,
  partnershipId: number,
): Promise<readonly ProviderOnFile[]> {
  const rows = await tx
    .selectFrom("directory.identity_providers as p")
    .innerJoin("directory.agencies as a", "a.agency_id", "p.agency_id")
    .leftJoin("directory.identities as i", (join) =>
      join.onRef("i.provider_id", "=", "p.provider_id").on("i.ended_at", "is", null),
    )
    .select(["p.provider_id", "a.name", "p.issuer", "p.client_id", "p.disabled_at"])
    .select((is) => is.fn.count<string>("i.identity_id").as("linked"))
    .where("p.partnership_id", "=", partnershipId)
    .groupBy(["p.provider_id", "a.name"])
    .orderBy("a.name")
    .orderBy("p.provider_id")
    .execute();
  return rows.map((row) => ({
    providerId: row.provider_id,
    agency: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    disabledAt: row.disabled_at,
    linked: Number(row.linked),
  }));
}

/** From now on nobody comes in by it, and every session that was opened by it has ended. */
export async function disableProvider(
  tx: Tx,
  { partnershipId, issuer, at }: { partnershipId: number; issuer: string; at: Date },
): Promise<string> {
  const disabled = await tx
    .updateTable("directory.identity_providers")
    .set({ disabled_at: at })
    .where("partnership_id", "=", partnershipId)
    .where("issuer", "=", issuer)
    .where("disabled_at", "is", null)
    .returning("provider_id")
    .executeTakeFirst();
  if (!disabled) throw new StaffProblem(`No sign-in with the issuer ${issuer} is in use`);
  await tx
    .updateTable("sec.sessions")
    .set({ ended_at: at })
    .where("method", "=", "provider")
    .where("ended_at", "is", null)
    .where("staff_id", "in", (is) =>
      is
        .selectFrom("directory.identities")
        .select("staff_id")
        .where("provider_id", "=", disabled.provider_id),
    )
    .execute();
  return disabled.provider_id;
}
