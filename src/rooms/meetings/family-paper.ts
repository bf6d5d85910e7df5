import type { Tx } from "../../platform/database/database.ts";
import type { Document } from "../../platform/documents/index.ts";
import {
  recipientChoices,
  type FamilyMember,
  type Preparing,
  type Source,
} from "../outgoing-papers/index.ts";
import type { CircleMember, Person } from "../subjects/index.ts";
import { familyDocument } from "./family-document.ts";
import type { Meeting } from "./meeting-reads.ts";
import { familyPart, type PanelType } from "./panel-type.ts";
import type { Contents } from "./record-reads.ts";
import { familyRoles } from "./family-form.ts";

/** What the family's paper of a meeting is made of, beside what the meeting holds. */
export type PaperContext = {
  readonly person: Person;
  readonly circle: readonly CircleMember[];
  readonly meeting: Meeting;
  readonly type: PanelType;
};

/** Whom the meeting knows of the family; the child is known anyway. */
function familyOf({ family }: Contents): readonly FamilyMember[] {
  return family.flatMap(({ who, names }) =>
    who === "child" || names === null || !Object.hasOwn(familyRoles, who)
      ? []
      : [{ names, relation: familyRoles[who as keyof typeof familyRoles] }],
  );
}

export const familyChoices = (
  tx: Tx,
  { person, circle, today }: Pick<PaperContext, "person" | "circle"> & { readonly today: string },
  contents: Contents,
): Promise<Preparing["choices"]> =>
  recipientChoices(tx, {
    kind: "family-plan",
    person,
    circle,
    today,
    family: familyOf(contents),
  });

/** The meeting, and each part whose words for the family the paper holds, as they are now. */
function sourcesOf({ meeting, type }: PaperContext, { items }: Contents): readonly Source[] {
  const { meetingId: id, version } = meeting;
  return [
    { record: "panels.meetings", id, version },
    ...type.agenda.flatMap(({ key }): readonly Source[] => {
      const item = items.get(familyPart(key));
      return item ? [{ record: "panels.items", id: item.itemId, version: item.version }] : [];
    }),
  ];
}

/** The family's paper for whoever it turns out to be for, in the language that was chosen. */
export function familyPaperFor(
  ground: PaperContext,
  contents: Contents,
  language: string,
): Pick<Preparing, "madeFrom" | "documentFor"> {
  const { person, meeting, type, circle } = ground;
  const ring = circle
    .filter(({ basis }) => basis === "allocation")
    .flatMap(({ name, phone }) => (phone === null ? [] : [{ name, phone }]));
  const documentFor = (recipient: string): Document =>
    familyDocument({ person, meeting, type, contents, ring, paper: { recipient, language } });
  return { madeFrom: sourcesOf(ground, contents), documentFor };
}
