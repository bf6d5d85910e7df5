import {
  askedIf,
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  text,
  type Option,
} from "../../../kernel/forms/index.ts";
import type { Service } from "../../support/index.ts";
import type { Body } from "../bodies.ts";
import { isWhole } from "../course-form.ts";
import { optionsOf } from "../training-scheme.ts";
import type { Area, ProgrammeScheme } from "./programme-scheme.ts";

export type ProgrammeContext = {
  readonly scheme: ProgrammeScheme;
  readonly services: readonly Pick<Service, "serviceId" | "name" | "provider">[];
};

/** A programme, whoever provides it. */
export const programmeForm = defineForm<ProgrammeContext, ProgrammeContext>()({
  name: text({ label: "Name", called: "Name", most: 200, missing: "Enter the name" }),
  kind: choiceFrom({
    label: "Kind",
    options: ({ scheme }) => optionsOf(scheme.kinds),
    unchosen: "Choose a kind",
    missing: "Choose the kind",
  }),
  provider: optionalChoiceFrom({
    label: "Provider, from the directory of services (optional)",
    hint: "Leave empty where the partnership or the school holds it",
    options: ({ services }) =>
      services.map(({ serviceId, name, provider }): Option => ({
        value: serviceId,
        text: `${name}, ${provider}`,
      })),
    unchosen: "The partnership or the school",
    unknown: "Choose a provider",
  }),
  area: optionalText({
    label: "Area where it is offered (optional)",
    called: "The area",
    most: 200,
  }),
  about: text({
    label: "What it teaches",
    hint: "About exploitation, where it does",
    rows: 4,
    called: "What it teaches",
    most: 2000,
    missing: "Enter what it teaches",
  }),
});

export type VisitContext = {
  readonly scheme: ProgrammeScheme;
  readonly area: Area;
  readonly schools: readonly Body[];
};
type VisitReading = VisitContext & { readonly now: Date };

const number = (typed: string | null | undefined): string | false =>
  typed != null && typed !== "" && !isWhole(typed, 0, 5000)
    ? "Enter a whole number from 0 to 5,000"
    : false;

/** One time that a programme was held: how many were reached, and never who. */
export const visitForm = defineForm<VisitReading, VisitContext>()(
  {
    heldOn: date({ label: "Date", called: "Date", isPast: true }),
    setting: choiceFrom({
      label: "Where, or who for",
      options: ({ scheme }) => optionsOf(scheme.settings),
      unchosen: "Choose where",
      missing: "Choose where it was, or who for",
    }),
    school: optionalChoiceFrom({
      label: "School or college",
      hint: "Only where it was held in one",
      options: ({ schools }) => schools.map(({ id, name }) => ({ value: id, text: name })),
      unchosen: "None",
      unknown: "Choose a school or college",
    }),
    community: askedIf(
      ({ area }) => area.communities.length > 0,
      optionalChoiceFrom({
        label: "Community or group",
        hint: "Only outside school, where it was for one",
        options: ({ area }) => optionsOf(area.communities),
        unchosen: "None of these",
        unknown: "Choose a community or group",
      }),
    ),
    otherCommunity: optionalText({
      label: "Name of another community or group (optional)",
      hint: "A community, never a person or a family",
      called: "Name of the community",
      most: 100,
    }),
    wardCode: askedIf(
      ({ area }) => area.wards.length > 0,
      optionalChoiceFrom({
        label: "Ward (optional)",
        options: ({ area }) => area.wards.map(({ code, name }) => ({ value: code, text: name })),
        unchosen: "Not known, or the whole area",
        unknown: "Choose a ward",
      }),
    ),
    ward: askedIf(
      ({ area }) => area.wards.length === 0,
      optionalText({ label: "Ward (optional)", called: "Ward", most: 100 }),
    ),
    age: choiceFrom({
      label: "Age group",
      options: ({ scheme }) => optionsOf(scheme.ages),
      unchosen: "Choose an age group",
      missing: "Choose the age group",
    }),
    reached: text({
      label: "How many people were reached",
      hint: "As a number. Nobody is named",
      classes: "govuk-input--width-5",
      called: "How many people",
      most: 5,
      missing: "Enter how many people were reached",
    }),
    withdrawn: optionalText({
      label: "How many were withdrawn by their parents (optional)",
      classes: "govuk-input--width-5",
      called: "How many were withdrawn",
      most: 5,
    }),
    parentsTold: choice({
      label: "Were parents told before?",
      options: { yes: "Yes", no: "No", "not-needed": "Not needed at this age" },
      missing: "Choose whether parents were told",
    }),
  },
  {
    reached: ({ reached }) => number(reached),
    withdrawn: ({ withdrawn }) => number(withdrawn),
    school: ({ school, setting }, { scheme }) => {
      const isSchool = scheme.settings.find(({ key }) => key === setting)?.isSchool;
      if (isSchool === true && school === null) return "Choose the school or college";
      return isSchool === false && school !== null && "It was not held in a school: choose None";
    },
    otherCommunity: ({ otherCommunity, community, setting }, { scheme }) => {
      const at = scheme.settings.find(({ key }) => key === setting);
      const isNamed = otherCommunity !== null || community !== null;
      if (at?.isSchool === true && isNamed) return "It was held in a school: leave this empty";
      if (otherCommunity !== null && community !== null)
        return "Choose a community or name another one, not both";
      return at?.isCommunity === true && !isNamed && "Enter which community it was for";
    },
  },
);

/** What came of it: how many know who to ring, and at three months what changed in practice. */
export const findingForm = defineForm()(
  {
    stage: choice({
      label: "When were they asked?",
      options: { before: "Before", after: "Afterwards", "three-months": "At three months" },
      missing: "Choose when they were asked",
    }),
    answered: text({
      label: "How many answered",
      classes: "govuk-input--width-5",
      called: "How many answered",
      most: 5,
      missing: "Enter how many answered",
    }),
    know: text({
      label: "How many of them know who to ring",
      classes: "govuk-input--width-5",
      called: "How many know",
      most: 5,
      missing: "Enter how many know who to ring",
    }),
    changed: optionalText({
      label: "What changed in practice",
      hint: "What the school or the group does differently now. No child is described",
      rows: 4,
      called: "What changed",
      most: 2000,
    }),
  },
  {
    answered: ({ answered }) => number(answered),
    know: ({ know, answered }) =>
      number(know) || (Number(know) > Number(answered) && "It cannot be more than answered"),
    changed: ({ changed, stage }) =>
      stage === "three-months" && changed === null && "Enter what changed in practice",
  },
);
