import type { VNode } from "preact";
import { Table } from "../../../ui/govuk/index.ts";
import type { Drawable } from "../drawn/place-family.ts";
import {
  calledOf,
  currentAround,
  parts,
  responsibilitiesOn,
  safeties,
  type Around,
} from "../family.ts";
import { nameIn } from "../family-scheme.ts";
import { livesWithOn } from "../household.ts";
import { marksOn } from "../telling-reads.ts";
import { FamilyDrawing } from "./family-drawing.tsx";
import type { FamilyPage } from "./page-facts.ts";
import { partOf } from "./person-part.tsx";

/** Who is around the child at one look: drawn, and as a table. */
export function PeopleDrawn(page: FamilyPage): VNode | null {
  const { facts, family } = page;
  const now = currentAround(family.people);
  if (now.length === 0) return null;
  const { bornOn } = facts.person;
  const held = responsibilitiesOn(family.responsibilities, { bornOn, on: facts.today });
  const responsible = new Set(held.map(({ aroundId }) => aroundId));
  const people = drawableOf(page, now);
  return (
    <>
      <FamilyDrawing people={people} partOf={partOf} />
      <div class="app-table-scroll" tabIndex={0} role="region" aria-label="People around the child">
        <Table
          caption="The same as a table"
          captionClasses="govuk-table__caption--s"
          classes="app-genogram__table"
          firstCellIsHeader
          head={headings.map((text) => ({ text }))}
          rows={people.map((one, at) => [
            {
              text: (
                <a class="govuk-link" href={`#${partOf(one.aroundId)}`}>
                  {one.called}
                </a>
              ),
            },
            { text: one.isUntold ? `${one.relation}. Must not be told` : one.relation },
            { text: one.safety === undefined ? "Not recorded" : safeties[one.safety] },
            { text: one.livesWith ? "Yes" : "No" },
            { text: responsible.has(one.aroundId) ? "Yes" : "No" },
            { text: parts[now[at]?.part ?? "not-asked"] },
          ])}
        />
      </div>
    </>
  );
}

const headings = [
  "Name",
  "Relationship",
  "Contact",
  "Same household",
  "Parental responsibility",
  "Takes part",
];

function drawableOf({ facts, family, scheme }: FamilyPage, now: readonly Around[]): Drawable[] {
  const marked = new Set(marksOn(family.marks, facts.today).map(({ aroundId }) => aroundId));
  const living = livesWithOn(family.households, facts.today);
  return now.map((one) => ({
    aroundId: one.aroundId,
    called: calledOf(one),
    relationship: one.relationship,
    relation: nameIn(scheme.relationships, one.relationship),
    safety: family.contacts.find(({ aroundId }) => aroundId === one.aroundId)?.safety,
    isUntold: marked.has(one.aroundId),
    livesWith: living.has(one.aroundId),
  }));
}
