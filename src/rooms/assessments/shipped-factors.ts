import type { assessmentFactorsKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Factors at the end of an assessment, by the codes of the children in need census; the retired ones are left out. */
export const shippedFactors: readonly Shipped<typeof assessmentFactorsKind>[] = [
  {
    kind: "assessment-factors",
    key: "factors",
    inForceFrom: "2014-01-01",
    body: {
      name: "Factors identified at the end of the assessment",
      source: "Department for Education: children in need census; confirm the codes of the year",
      factors: [
        { key: "10A", name: "Going missing", group: "Harm outside the home" },
        { key: "11A", name: "Child sexual exploitation", group: "Harm outside the home" },
        { key: "12A", name: "Trafficking", group: "Harm outside the home" },
        { key: "13A", name: "Gangs", group: "Harm outside the home" },
        { key: "24A", name: "Child criminal exploitation", group: "Harm outside the home" },
        { key: "7A", name: "Young carer", group: "The child’s situation" },
        { key: "9A", name: "Unaccompanied asylum-seeking child", group: "The child’s situation" },
        { key: "14A", name: "Socially unacceptable behaviour", group: "The child’s situation" },
        { key: "15A", name: "Self-harm", group: "The child’s situation" },
        { key: "16A", name: "Neglect", group: "Abuse" },
        { key: "17A", name: "Emotional abuse", group: "Abuse" },
        { key: "18B", name: "Physical abuse by another child", group: "Abuse" },
        { key: "18C", name: "Physical abuse by an adult", group: "Abuse" },
        { key: "19B", name: "Sexual abuse by another child", group: "Abuse" },
        { key: "19C", name: "Sexual abuse by an adult", group: "Abuse" },
        { key: "22A", name: "Female genital mutilation", group: "Abuse" },
        { key: "23A", name: "Abuse linked to faith or belief", group: "Abuse" },
        { key: "3A", name: "Domestic abuse: the child is the subject", group: "Domestic abuse" },
        { key: "3B", name: "Domestic abuse: a parent is the subject", group: "Domestic abuse" },
        {
          key: "3C",
          name: "Domestic abuse: another person in the household is the subject",
          group: "Domestic abuse",
        },
        { key: "1A", name: "Alcohol misuse by the child", group: "Alcohol" },
        { key: "1B", name: "Alcohol misuse by a parent", group: "Alcohol" },
        { key: "1C", name: "Alcohol misuse by another person in the household", group: "Alcohol" },
        { key: "2A", name: "Drug misuse by the child", group: "Drugs" },
        { key: "2B", name: "Drug misuse by a parent", group: "Drugs" },
        { key: "2C", name: "Drug misuse by another person in the household", group: "Drugs" },
        { key: "4A", name: "Mental health of the child", group: "Mental health" },
        { key: "4B", name: "Mental health of a parent", group: "Mental health" },
        {
          key: "4C",
          name: "Mental health of another person in the household",
          group: "Mental health",
        },
        { key: "5A", name: "Learning disability of the child", group: "Disability and illness" },
        { key: "5B", name: "Learning disability of a parent", group: "Disability and illness" },
        {
          key: "5C",
          name: "Learning disability of another person in the household",
          group: "Disability and illness",
        },
        {
          key: "6A",
          name: "Physical disability or illness of the child",
          group: "Disability and illness",
        },
        {
          key: "6B",
          name: "Physical disability or illness of a parent",
          group: "Disability and illness",
        },
        {
          key: "6C",
          name: "Physical disability or illness of another person in the household",
          group: "Disability and illness",
        },
        {
          key: "8B",
          name: "Privately fostered: overseas children who intend to return",
          group: "Privately fostered",
        },
        {
          key: "8C",
          name: "Privately fostered: overseas children who intend to stay",
          group: "Privately fostered",
        },
        {
          key: "8D",
          name: "Privately fostered: UK children in educational placements",
          group: "Privately fostered",
        },
        {
          key: "8E",
          name: "Privately fostered: UK children making alternative family arrangements",
          group: "Privately fostered",
        },
        { key: "8F", name: "Privately fostered: other", group: "Privately fostered" },
        { key: "20", name: "Other", group: "Other" },
        { key: "21", name: "No factors identified", group: "None", isNone: true },
      ],
    },
  },
];
