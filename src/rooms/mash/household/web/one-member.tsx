import type { VNode } from "preact";
import { errorFor } from "../../../../ui/forms/index.ts";
import { Details, Select, Textarea } from "../../../../ui/govuk/index.ts";
import { alreadyOpen, stepsFor } from "../../decision-form.ts";
import { paths } from "../../web/paths.ts";
import { memberName, partOf, placeOf, sharedTexts } from "../household-form.ts";
import type { Member } from "../household-reads.ts";
import type { HouseholdPage } from "./household-facts.ts";

type OneOf = HouseholdPage & { readonly member: Member };

/** One child: the threshold and step of this child, and words of its own where they differ. */
export function OneMember(one: OneOf): VNode {
  const { member, typed, isStale = false } = one;
  const { episode } = member;
  const version = isStale ? undefined : typed[partOf("version", member)];
  return (
    <section>
      <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible" />
      <h3 class="govuk-heading-s">
        <a class="govuk-link" href={paths.concern(episode.concernId)} id={placeOf(member)}>
          {memberName(member)}
        </a>
      </h3>
      <p class="govuk-body">{recordLine(member)}</p>
      <input
        type="hidden"
        name={partOf("version", member)}
        value={version ?? String(episode.version)}
      />
      <Choices {...one} />
      <OwnWords {...one} />
    </section>
  );
}

function recordLine({ person, isOpen }: Member): string {
  if (!person) return "No record is linked: a step that opens the pathway needs one.";
  return isOpen
    ? `${person.reference}, open already: the lead practitioner and the managers are told.`
    : person.reference;
}

function Choices({ facts, member, typed, errors = [] }: OneOf): VNode {
  const { thresholds } = facts.choices;
  const named = memberName(member);
  const steps = stepsFor(facts.choices, "child").filter(
    ({ key }) => key !== alreadyOpen || member.isOpen,
  );
  const [threshold, nextStep] = [partOf("threshold", member), partOf("nextStep", member)];
  return (
    <>
      <Select
        name={nextStep}
        label={{ text: `Next step for ${named}` }}
        value={typed[nextStep] ?? ""}
        items={[
          { value: "", text: "None now: stays open" },
          ...steps.map(({ key, name, opensPathway }) => ({
            value: key,
            text: opensPathway && !member.isOpen ? `${name} (opens the pathway)` : name,
          })),
        ]}
        errorMessage={errorFor(errors, nextStep)}
      />
      <Select
        name={threshold}
        label={{ text: `Threshold for ${named}` }}
        value={typed[threshold] ?? ""}
        items={[
          { value: "", text: "Choose a threshold" },
          ...thresholds.levels.map(({ key, name, meaning }) => ({
            value: key,
            text: `${name}: ${meaning}`,
          })),
        ]}
        errorMessage={errorFor(errors, threshold)}
      />
    </>
  );
}

const labels: Readonly<Record<(typeof sharedTexts)[number], string>> = {
  rationale: "Rationale for",
  dissent: "Who disagrees about",
  forFamily: "What the family may be told about",
  forSender: "For the sender only, about",
};

/** Words of this child’s own, in place of those for all. */
function OwnWords({ member, typed, errors = [] }: OneOf): VNode {
  const names = sharedTexts.map((text) => partOf(text, member));
  const isUsed = names.some((name) => (typed[name] ?? "") !== "" || errorFor(errors, name));
  return (
    <Details summaryText={`Other words for ${memberName(member)}`} open={isUsed}>
      {sharedTexts.map((text) => (
        <Textarea
          name={partOf(text, member)}
          label={{ text: `${labels[text]} ${memberName(member)}` }}
          value={typed[partOf(text, member)] ?? ""}
          rows={3}
          errorMessage={errorFor(errors, partOf(text, member))}
        />
      ))}
    </Details>
  );
}
