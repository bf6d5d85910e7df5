import type { educationKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

const inForceFrom = "2014-01-01";

/** Education: the thresholds are the Department for Education's, the other words are starting points. */
export const shippedEducation: readonly Shipped<typeof educationKind>[] = [
  {
    kind: "education",
    key: "education",
    inForceFrom,
    body: {
      name: "Education",
      source:
        "Department for Education: Working together to improve school attendance (2024) for absence; suspension and permanent exclusion guidance (2024) for the reasons; the days are each area’s to agree",
      statuses: [
        { key: "on-roll", name: "On roll at a school or college", isOnRoll: true },
        {
          key: "alternative",
          name: "On roll, and taught by an alternative provider",
          isOnRoll: true,
        },
        { key: "off-roll", name: "Off roll, without a place" },
        { key: "missing-education", name: "Child missing education" },
        { key: "home", name: "Elective home education", isHome: true },
        { key: "left", name: "Left school: not in education, employment or training" },
      ],
      changes: [
        { key: "began", name: "Began school, or moved up" },
        { key: "family-moved", name: "The family moved" },
        { key: "placement", name: "The placement changed" },
        { key: "managed-move", name: "Managed move" },
        { key: "excluded", name: "Permanent exclusion" },
        { key: "alternative", name: "Alternative provision" },
        { key: "special", name: "Place at a special school" },
        { key: "home-chosen", name: "Parents chose to teach at home" },
        { key: "left-area", name: "Left the area" },
        { key: "left-school", name: "Left at the end of schooling" },
        { key: "not-known", name: "Not known" },
      ],
      exclusions: [
        { key: "suspension", name: "Suspension" },
        { key: "permanent", name: "Permanent exclusion", isForGood: true },
        { key: "internal", name: "Kept apart inside the school" },
        { key: "direction", name: "Directed off site" },
      ],
      exclusionReasons: [
        { key: "pupil-assault", name: "Physical assault against a pupil" },
        { key: "adult-assault", name: "Physical assault against an adult" },
        { key: "pupil-threat", name: "Verbal abuse or threats against a pupil" },
        { key: "adult-threat", name: "Verbal abuse or threats against an adult" },
        { key: "weapon", name: "Use or threat of an offensive weapon, or a prohibited item" },
        { key: "bullying", name: "Bullying" },
        { key: "racist", name: "Racist abuse" },
        { key: "orientation", name: "Abuse about sexual orientation or gender identity" },
        { key: "disability", name: "Abuse about disability" },
        { key: "sexual", name: "Sexual misconduct" },
        { key: "drugs", name: "Drugs and alcohol" },
        { key: "damage", name: "Damage" },
        { key: "theft", name: "Theft" },
        { key: "media", name: "Misuse of social media or online technology" },
        { key: "disruptive", name: "Persistent or general disruptive behaviour" },
        { key: "health", name: "Breach of protective measures for public health" },
        { key: "not-known", name: "Not known" },
      ],
      partTimeReasons: [
        { key: "health", name: "Health" },
        { key: "return", name: "Coming back after an absence" },
        { key: "behaviour", name: "Behaviour in school" },
        { key: "safety", name: "Safety of the child on the way or in school" },
        { key: "place", name: "Waiting for another place" },
        { key: "other", name: "Another reason" },
      ],
      supports: [
        { key: "none", name: "No special educational needs recorded" },
        { key: "sen-support", name: "SEN support" },
        { key: "assessment", name: "Assessment for an education, health and care plan" },
        { key: "ehcp", name: "Education, health and care plan" },
      ],
      contacts: [
        { key: "seen", name: "The child was seen" },
        { key: "spoken", name: "Spoken with the child" },
        { key: "parent", name: "Spoken with a parent or carer" },
        { key: "tried", name: "Tried, and nobody was reached", isNone: true },
      ],
      fullHours: 32.5,
      partTimeReviewDays: 28,
      persistentAbsence: 10,
      severeAbsence: 50,
      contactDays: 28,
    },
  },
];
