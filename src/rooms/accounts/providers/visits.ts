import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../../platform/database/tx.ts";
import { open, seal } from "../../../platform/secrets/secrets.ts";
import { openWhole, ringOf, type Place } from "../../../platform/sealing/index.ts";
import type { Provider } from "./oidc.ts";

/** Somebody on their way through an agency's sign-in: why, and what they were doing. */
const visit = z.object({
  purpose: z.enum(["sign-in", "confirm", "link"]),
  /** Who was signed in when they left, for what only they may finish. */
  staffId: z.string().optional(),
  next: z.string(),
  kept: z.string(),
  expected: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
});

export type Visit = z.infer<typeof visit>;

const purpose = "provider visit";
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Keeps a visit, and answers the token that this browser alone brings back. */
export async function openVisit(
  tx: Tx,
  providerId: string,
  { visit: kept, sealKey, at }: { visit: Visit; sealKey: Buffer; at: Date },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const sealed = seal(sealKey, purpose, JSON.stringify(kept));
  await sql`select sec.open_visit(${hashOf(token)}, ${providerId}, ${sealed}, ${at})`.execute(tx);
  return token;
}

/** The visit, once: it is used up by being asked for. */
export async function useVisit(
  tx: Tx,
  { token, providerId }: { token: string | undefined; providerId: string },
  { sealKey, at }: { sealKey: Buffer; at: Date },
): Promise<Visit | undefined> {
  if (token === undefined) return undefined;
  const { rows } = await sql<{ sealed: Buffer | null }>`
    select sec.use_visit(${hashOf(token)}, ${providerId}, ${at}) as sealed`.execute(tx);
  const sealed = rows[0]?.sealed;
  const plain = sealed ? open(sealKey, purpose, sealed) : undefined;
  return plain === undefined ? undefined : visit.parse(JSON.parse(plain));
}

type ProviderRow = {
  readonly provider_id: string;
  readonly partnership_id: number;
  readonly agency: string;
  readonly issuer: string;
  readonly client_id: string;
  readonly secret_sealed: Buffer | null;
  readonly secret_file: string | null;
  readonly factor_acr: string[];
  readonly factor_amr: string[];
};

export const providerPlace = (row: string, partnershipId: number): Place => ({
  table: "directory.identity_providers",
  row,
  partnershipId,
});

/** The provider with its secret, for sign-in alone. */
export async function findProvider(tx: Tx, providerId: string): Promise<Provider | undefined> {
  const { rows } = await sql<ProviderRow>`
    select * from sec.provider_to_visit(${providerId})`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  return {
    providerId: row.provider_id,
    agency: row.agency,
    issuer: row.issuer,
    clientId: row.client_id,
    secret: secretOf(tx, row),
    factorAcr: row.factor_acr,
    factorAmr: row.factor_amr,
  };
}

function secretOf(tx: Tx, row: ProviderRow): Provider["secret"] {
  if (row.secret_file !== null) return { file: row.secret_file };
  if (row.secret_sealed === null) return undefined;
  const place = providerPlace(row.provider_id, row.partnership_id);
  const secret = openWhole(ringOf(tx), row.secret_sealed, place, "secret_sealed");
  return { text: secret.toString("utf8") };
}

export type ProviderName = {
  readonly providerId: string;
  readonly agencyId: string;
  readonly agency: string;
};

/** Every agency that has a sign-in of its own, by name. */
export async function listProviders(tx: Tx): Promise<readonly ProviderName[]> {
  const { rows } = await sql<{ provider_id: string; agency_id: string; agency: string }>`
    select * from sec.list_providers()`.execute(tx);
  return rows.map((row) => ({
    providerId: row.provider_id,
    agencyId: row.agency_id,
    agency: row.agency,
  }));
}

export type Found =
  | { readonly state: "known" | "elsewhere"; readonly staffId: string }
  | { readonly state: "unknown"; readonly staffId: null };

/** Whose account this is, and whether they may still come in by this agency. */
export async function findIdentity(
  tx: Tx,
  { providerId, subject, at }: { providerId: string; subject: string; at: Date },
): Promise<Found> {
  const { rows } = await sql<{ state: string; staff_id: string | null }>`
    select * from sec.find_identity(${providerId}, ${subject}, ${at})`.execute(tx);
  const [row] = rows;
  if (!row || row.staff_id === null) return { state: "unknown", staffId: null };
  return { state: row.state === "known" ? "known" : "elsewhere", staffId: row.staff_id };
}

/** False where the account is somebody's already, or the person has no post in the agency. */
export async function linkIdentity(
  tx: Tx,
  given: {
    readonly identityId: string;
    readonly staffId: string;
    readonly providerId: string;
    readonly subject: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { rows } = await sql<{ linked: boolean }>`
    select sec.link_identity(${given.identityId}, ${given.staffId}, ${given.providerId}, ${given.subject},
      ${given.at}) as linked`.execute(tx);
  return rows[0]?.linked === true;
}
