import { ageOn, formatDate } from "../../../kernel/dates.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { fullName } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";
import { fieldsOf, type NrmFormBody } from "./nrm-config.ts";

type Known = Pick<ChildFacts, "actor" | "person" | "otherNames" | "circle" | "today">;

/** What the record says for a field already. Places are never among it: they leave only by a person's own hand. */
export function knownFor(source: string, facts: Known): string {
  const { actor, person, otherNames, circle, today } = facts;
  const known: Readonly<Record<string, string>> = {
    name: fullName(person),
    "other-names": otherNames.map(fullName).join(", "),
    born: person.bornOn === null ? "" : formatDate(person.bornOn),
    age: person.bornOn === null ? "" : String(ageOn(person.bornOn, today) ?? ""),
    sex: person.sex ?? "",
    reference: person.reference,
    "my-name": actor.name,
    "my-agency": agencyOf(actor),
    lead: circle.find(({ basis }) => basis === "allocation")?.name ?? "",
  };
  return known[source] ?? "";
}

export const agencyOf = (actor: StaffActor): string => actor.posts[0]?.agencyName ?? "";

/** By field, for those that the record has something for. */
export const knownFields = (form: NrmFormBody, facts: Known): ReadonlyMap<string, string> =>
  new Map(
    fieldsOf(form).flatMap(({ key, known }) => {
      const text = known === undefined ? "" : knownFor(known, facts);
      return text === "" ? [] : [[key, text] as const];
    }),
  );
