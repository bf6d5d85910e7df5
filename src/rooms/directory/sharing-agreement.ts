import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { shippedBases } from "./shipped-bases.ts";
import { sharingAgreementKind } from "./configuration-kinds.ts";

/** Three things that belong together and are kept apart, under the name that people choose. */
export type Basis = {
  readonly key: string;
  readonly name: string;
  readonly lawfulBasis: string;
  readonly gateway: string;
  readonly condition: string;
};

/** On what basis agencies share, as it stood on a day. */
export type SharingAgreement = Omit<BodyOf<typeof sharingAgreementKind>, "bases"> & {
  readonly id: string;
  readonly bases: readonly Basis[];
  /** Whether a confirmed agreement is in force: people are warned where none is, and never stopped. */
  readonly isLive: boolean;
};

export async function sharingAgreementOn(tx: Tx, on: string): Promise<SharingAgreement> {
  const { id, body } = await getConfiguration(tx, {
    kind: sharingAgreementKind,
    key: "partnership",
    on,
  });
  const confirmed = await listConfirmedSets(tx);
  return { id, ...body, bases: basesOf(body, confirmed), isLive: await isLiveOn(tx, on) };
}

/** The confirmed sets; before there are any, and for what is usual, those of the configuration. */
function basesOf(
  { bases, usual, otherwise }: BodyOf<typeof sharingAgreementKind>,
  confirmed: readonly Basis[],
): readonly Basis[] {
  const needed = new Set([...Object.values(usual), otherwise]);
  const configured = bases
    .filter(({ key }) => confirmed.length === 0 || needed.has(key))
    .filter(({ key }) => !confirmed.some((one) => one.key === key))
    .map(withLaw);
  return [...confirmed, ...configured];
}

/** A basis by its key, with the law that is shipped for it, or that it is still to be confirmed. */
export function withLaw({ key, name }: { readonly key: string; readonly name: string }): Basis {
  const shipped = shippedBases.find(({ body }) => body["key"] === key)?.body;
  const part = (of: string): string => {
    const text = shipped?.[of];
    return typeof text === "string" ? text : "To be confirmed by your partnership";
  };
  return {
    key,
    name,
    lawfulBasis: part("lawfulBasis"),
    gateway: part("gateway"),
    condition: part("condition"),
  };
}

async function listConfirmedSets(tx: Tx): Promise<readonly Basis[]> {
  const { rows } = await sql<Basis>`
    select coalesce(body ->> 'key', lower(reference)) as key, title as name, body ->> 'lawfulBasis' as "lawfulBasis",
      body ->> 'gateway' as gateway, body ->> 'condition' as condition
    from govern.entries_for_staff('basis-set')`.execute(tx);
  return rows;
}

/** An agreement of the register, as a form offers it. */
export type RegisteredAgreement = { readonly reference: string; readonly title: string };

/** The confirmed agreements of the register that are in force on a day. */
export async function listRegisteredAgreements(
  tx: Tx,
  on: string,
): Promise<readonly RegisteredAgreement[]> {
  const { rows } = await sql<RegisteredAgreement>`
    select e.reference, e.title from govern.entries_for_staff('sharing-agreement') e
    where e.body ->> 'from' <= ${on} and (coalesce(e.body ->> 'to', '') = '' or e.body ->> 'to' >= ${on})
    order by e.reference limit 200`.execute(tx);
  return rows;
}

async function isLiveOn(tx: Tx, on: string): Promise<boolean> {
  const { rows } = await sql<{ live: boolean }>`
    select exists (select from govern.entries_for_staff('sharing-agreement') e
      where e.body ->> 'from' <= ${on} and (coalesce(e.body ->> 'to', '') = '' or e.body ->> 'to' >= ${on})) as live`.execute(
    tx,
  );
  return rows[0]?.live ?? false;
}

/** The lawful basis that stands for a kind of agency unless somebody says otherwise. */
export function usualBasis(
  agreement: Pick<SharingAgreement, "usual" | "otherwise">,
  agencyKind: string,
): string {
  return Object.hasOwn(agreement.usual, agencyKind)
    ? (agreement.usual[agencyKind] ?? agreement.otherwise)
    : agreement.otherwise;
}

export function basisName(agreement: Pick<SharingAgreement, "bases">, key: string): string {
  return agreement.bases.find((basis) => basis.key === key)?.name ?? key;
}
