import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { Table } from "../../../../ui/govuk/index.ts";
import { stepName } from "../../decision-form.ts";
import { paths } from "../../web/paths.ts";
import { memberName, partOf, placeOf, sharedTexts } from "../household-form.ts";
import type { Member } from "../household-reads.ts";
import type { HouseholdPage } from "./household-facts.ts";

type Decided = HouseholdPage & { readonly decided: readonly Member[] };

/** What was decided of each, and each one’s note for the council’s own record. */
export const DecidedMembers = ({ facts, decided, typed }: Decided): VNode => (
  <Table
    caption="Decided"
    captionClasses="govuk-table__caption--m"
    head={[{ text: "Concern" }, { text: "Next step" }, { text: "Note to file" }]}
    rows={decided.map((member) => [
      {
        text: (
          <a class="govuk-link" href={paths.concern(member.episode.concernId)} id={placeOf(member)}>
            {memberName(member)}
          </a>
        ),
      },
      {
        text: (
          <>
            {member.decision && stepName(facts.choices, member.decision.nextStep)}
            <span class="app-line app-secondary">{byWhom(member)}</span>
            <YouWrote typed={typed} member={member} />
          </>
        ),
      },
      {
        text: (
          <>
            <a class="govuk-link" href={paths.noteDocx(member.episode.concernId)}>
              Word
              <span class="govuk-visually-hidden">{`: ${memberName(member)}`}</span>
            </a>
            {" · "}
            <a class="govuk-link" href={paths.notePdf(member.episode.concernId)}>
              PDF
              <span class="govuk-visually-hidden">{`: ${memberName(member)}`}</span>
            </a>
          </>
        ),
      },
    ])}
  />
);

const byWhom = ({ decision }: Member): string =>
  decision ? `${decision.by}, ${formatDateTime(decision.at)}` : "";

/** Somebody was first: what was written of this child meanwhile is kept to be read, not recorded. */
function YouWrote({ typed, member }: Pick<HouseholdPage, "typed"> & { member: Member }) {
  const words = sharedTexts.flatMap((text) => typed[partOf(text, member)] || []);
  if (words.length === 0) return null;
  return (
    <span class="app-line app-verbatim">{`You wrote, and it is not recorded: ${words.join("\n")}`}</span>
  );
}
