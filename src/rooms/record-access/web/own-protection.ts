import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import type { View } from "../../../platform/http/outcome.ts";
import {
  findWhereabouts,
  listNamed,
  listProtectionDecisions,
  listReaders,
  openRequest,
  type OwnProtection,
  type Protection,
  type Reader,
} from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { blankDecision, type TypedDecision } from "./protection-forms.tsx";
import { protectionPage } from "./protection-page.tsx";

/** A protection that the acting person is named for, and what they decide it with. */
export type Own = {
  readonly facts: ChildFacts;
  readonly acting: { readonly actor: StaffActor; readonly at: Date; readonly today: string };
  readonly standing: Protection;
  readonly protection: OwnProtection;
  readonly readers: readonly Reader[];
};

/** Undefined for whoever is not named, and where nothing is protected. */
export async function findOwn(tx: Tx, facts: ChildFacts, at: Date): Promise<Own | undefined> {
  const { actor, person, today } = facts;
  // Before the protection, which a wide actor reads narrowly and may then reach nothing else.
  const readers = await listReaders(tx, person, { today, at });
  const findable = await findWhereabouts(tx, actor, person.personId);
  if (findable.kind !== "named") return undefined;
  const { protection: standing, circleId } = findable;
  const { partnershipId } = person;
  const protection = { protectionId: standing.protectionId, circleId, partnershipId };
  return { facts, acting: { actor, at, today }, standing, protection, readers };
}

type Back = { readonly typed: Partial<TypedDecision>; readonly errors: readonly FieldError[] };

/** The page as it stands now; with what was typed and what is wrong with it, if a form came back. */
export async function showOwn(
  tx: Tx,
  { facts, standing, protection, readers }: Own,
  { csrfToken }: Frame,
  { typed, errors }: Back = { typed: {}, errors: [] },
): Promise<View> {
  const decisions = await listProtectionDecisions(tx, protection.protectionId);
  return protectionPage({
    facts,
    csrfToken,
    protection: standing,
    named: await listNamed(tx, protection.circleId),
    readers,
    decisions,
    request: openRequest(decisions),
    typed: { ...blankDecision, ...typed },
    errors,
  });
}
