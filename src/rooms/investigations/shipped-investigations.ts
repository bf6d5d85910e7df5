import type { Shipped } from "../configuration/index.ts";
import type { investigationsKind } from "./configuration-kinds.ts";

const named = (key: string, name: string) => ({ key, name });

/** The days of the Victims’ Code and the rest as they are commonly given: each partnership checks them with its force. */
export const shippedInvestigations: readonly Shipped<typeof investigationsKind>[] = [
  {
    kind: "investigations",
    key: "investigations",
    inForceFrom: "2014-01-01",
    body: {
      name: "Investigations and court",
      source:
        "Code of Practice for Victims of Crime; Criminal Injuries Compensation Scheme; force policy. Check every number with your force and your legal team",
      certainty: "unverified",
      flags: [
        named("cse", "Child sexual exploitation"),
        named("cce", "Child criminal exploitation"),
        named("modern-slavery", "Modern slavery"),
        named("online", "Online"),
      ],
      updates: {
        within: { unit: "working-days", amount: 5 },
        withinEnhanced: { unit: "working-days", amount: 1 },
        every: { unit: "days", amount: 28 },
        about: [
          named("progress", "How the investigation goes"),
          named("arrest", "Arrest or interview of a suspect"),
          named("bail", "Bail, or a change of it"),
          named("charge", "Charge"),
          named("no-further-action", "No further action, and the right to a review"),
          named("hearing", "Hearing or trial, its date or a change of it"),
          named("outcome", "Verdict or other outcome"),
          named("sentence", "Sentence"),
          named("release", "Release from custody"),
        ],
        ways: [
          named("in-person", "In person"),
          named("phone", "By telephone"),
          named("letter", "By letter"),
          named("message", "By text message or email"),
          named("through-worker", "Through the worker that the child chose"),
        ],
      },
      measures: [
        named("intermediary", "Intermediary"),
        named("screens", "Screens"),
        named("live-link", "Live link"),
        named("private", "Evidence in private"),
        named("no-wigs", "No wigs and gowns"),
        named("recorded-interview", "Recorded interview as evidence in chief"),
        named("recorded-cross", "Cross-examination recorded before the trial"),
        named("aids", "Aids to communication"),
        named("supporter", "Supporter in the room"),
      ],
      review: {
        askWithin: { unit: "days", amount: 90 },
        decideWithin: { unit: "working-days", amount: 30 },
      },
      compensation: {
        scheme: "Criminal Injuries Compensation Scheme (CICA)",
        beforeAge: 20,
        alertDays: 365,
      },
      escalation: {
        commands: [
          named("specialist-crime", "Specialist crime command"),
          named("exploitation-unit", "Force exploitation unit"),
          named("regional-unit", "Regional organised crime unit"),
        ],
        acceptWithin: { unit: "working-days", amount: 2 },
      },
    },
  },
];
