import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { type Agency, usualBasis, type SharingAgreement } from "../directory/index.ts";
import type { Person } from "../subjects/index.ts";
import type { Addition } from "./add-words.ts";
import { isStillOpen } from "./lock-meeting.ts";

export type SharingForm = {
  readonly agency: string;
  readonly holds: string;
  readonly shared: string;
  /** Empty: the usual basis of the agreement stands. */
  readonly basis: string;
  readonly basisReason: string;
  /** Who spoke for the agency, at a panel. */
  readonly spoke?: string;
};

type Decision = {
  readonly agencyId: string;
  readonly wording: string | null;
  readonly basis: string;
  readonly basisReason: string | null;
};

export type SharingContext = {
  /** The agencies that this person may record for. */
  readonly agencies: readonly Agency[];
  readonly agreement: SharingAgreement;
};

/** The basis is filled in from the agreement; another one is asked for its reason. */
export function readSharing(
  form: SharingForm,
  { agencies, agreement }: SharingContext,
): Decision | readonly FieldError[] {
  const errors: FieldError[] = [];
  const agency = agencies.find(({ agencyId }) => agencyId === form.agency);
  if (!agency) errors.push({ field: "agency", message: "Choose the agency that shares" });
  const wording = readWording(form);
  if (!wording.ok) errors.push({ field: "shared", message: wording.error });
  const usual = usualBasis(agreement, agency?.kind ?? "");
  const basis = form.basis === "" ? usual : form.basis;
  if (!agreement.bases.some(({ key }) => key === basis)) {
    errors.push({ field: "basis", message: "Choose the lawful basis" });
  }
  const differs = basis !== usual;
  const basisReason = readText(form.basisReason, {
    name: "Why the basis differs",
    most: 1000,
    ...(differs ? { missing: "Enter why the basis differs from the agreement" } : {}),
  });
  if (!basisReason.ok) errors.push({ field: "basisReason", message: basisReason.error });
  if (!agency || !wording.ok || !basisReason.ok || errors.length > 0) return errors;
  return {
    agencyId: agency.agencyId,
    wording: wording.value,
    basis,
    basisReason: differs ? basisReason.value : null,
  };
}

function readWording({ holds, shared }: SharingForm) {
  if (holds === "nothing") {
    return shared.trim() === ""
      ? ({ ok: true, value: null } as const)
      : ({ ok: false, error: "Take away what it shares, or record that" } as const);
  }
  return readText(shared, {
    name: "What the agency shares",
    most: 10_000,
    missing: "Enter what the agency shares, or say that it holds no information",
  });
}

type Sharing = SharingContext & {
  readonly person: Person;
  readonly meetingId: string;
  readonly form: SharingForm;
};

/** Records a sharing decision: what an agency told the meeting, or that it holds nothing, and on what basis. */
export async function shareInformation(
  tx: Tx,
  { actor, at }: { actor: StaffActor; at: Date },
  { person, meetingId, form, ...ground }: Sharing,
): Promise<Addition> {
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const read = readSharing(form, ground);
  if (!("agencyId" in read)) return { kind: "invalid", errors: read };
  await tx
    .insertInto("panels.information_shared")
    .values({
      information_shared_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meetingId,
      agency_id: read.agencyId,
      wording: read.wording,
      agreement_id: ground.agreement.id,
      basis: read.basis,
      basis_reason: read.basisReason,
      shared_by: actor.id,
      shared_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
