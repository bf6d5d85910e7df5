import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { KeyRing } from "../../platform/sealing/index.ts";
import { hashPassword } from "./passwords.ts";
import { credentialPlace, sealCodeSecret } from "./sign-in.ts";

export type NewStaff = {
  readonly partnershipId: number;
  readonly teamId: string;
  /** A role's key: "lead-practitioner". */
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
  readonly isDemo?: boolean;
  readonly password: string;
  readonly codeSecret: string;
  readonly startsOn: string;
};

/** Why a person cannot be added, in one line. */
export class StaffProblem extends Error {
  override readonly name = "StaffProblem";
}

/** A person with a post and the means to sign in. Runs under the maintenance role. */
export async function addStaff(tx: Tx, person: NewStaff, ring: KeyRing): Promise<string> {
  const staffId = newId();
  const belonging = { staff_id: staffId, partnership_id: person.partnershipId };
  const place = credentialPlace(staffId, person.partnershipId);
  const roleId = await roleWithKey(tx, person);
  const email = person.email.toLowerCase();
  await refuseTaken(tx, email);
  await tx
    .insertInto("directory.staff")
    .values({
      ...belonging,
      name: person.name,
      email,
      phone: person.phone ?? null,
      is_demo: person.isDemo ?? false,
    })
    .execute();
  await tx
    .insertInto("directory.posts")
    .values({
      ...belonging,
      post_id: newId(),
      team_id: person.teamId,
      role_id: roleId,
      starts_on: person.startsOn,
    })
    .execute();
  await tx
    .insertInto("directory.credentials")
    .values({
      ...belonging,
      password_hash: await hashPassword(person.password),
      totp_sealed: sealCodeSecret(ring, person.codeSecret, place),
    })
    .execute();
  return staffId;
}

async function refuseTaken(tx: Tx, email: string): Promise<void> {
  const taken = await tx
    .selectFrom("directory.staff")
    .select("staff_id")
    .where("email", "=", email)
    .executeTakeFirst();
  if (taken) throw new StaffProblem(`${email} belongs to a person who is already here`);
}

async function roleWithKey(tx: Tx, { partnershipId, role }: NewStaff): Promise<string> {
  const found = await tx
    .selectFrom("directory.roles")
    .select("role_id")
    .where("partnership_id", "=", partnershipId)
    .where("key", "=", role)
    .executeTakeFirst();
  if (!found) throw new StaffProblem(`There is no role called ${role}`);
  return found.role_id;
}
