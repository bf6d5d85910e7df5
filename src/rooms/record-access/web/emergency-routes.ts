import type { Tx } from "../../../platform/database/database.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { blankState } from "../../../ui/forms/index.ts";
import {
  emergencyAccessKind,
  emergencyForm,
  findPerson,
  mayOpenInEmergency,
  openInEmergency,
} from "../../subjects/index.ts";
import { childParams } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { emergencyPage, tooManyEmergenciesPage } from "./emergency-pages.tsx";
import { tellOfEmergency } from "./tell.ts";

const rulesOn = async (tx: Tx, on: string) =>
  (await getConfiguration(tx, { kind: emergencyAccessKind, key: "emergency", on })).body;

export const emergencyRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/emergency/:personId",
    access: { permission: "emergency.open" },
    audit: { action: "emergency.ask" },
    shows: { about: "children" },
    input: { params: childParams },
    handle: async ({ tx, actor, clock, frame, stopPlaces, params: { personId } }) => {
      const subjectIds = [personId];
      if (await findPerson(tx, actor, personId)) {
        return { kind: "redirect", to: paths.child(personId), subjectIds };
      }
      if (!(await mayOpenInEmergency(tx, personId, clock.now()))) {
        return { kind: "notFound", subjectIds };
      }
      // Somebody who may know the child is found before the record opens to them, not after.
      if (await stopPlaces(personId)) return { kind: "notFound", subjectIds };
      const rules = await rulesOn(tx, clock.today());
      const state = blankState(emergencyForm, frame.csrfToken);
      return { kind: "page", view: emergencyPage({ personId, rules, state }), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/emergency/:personId",
    access: { permission: "emergency.open" },
    audit: { action: "emergency.open" },
    shows: { about: "children" },
    stepUp: {
      withinMinutes: 5,
      before: "you open a record in an emergency",
      done: "You have opened this record in an emergency. It was recorded with your reason, and closes automatically.",
      needs: ["reason-key", "reason"],
    },
    input: { params: childParams, form: formInput(emergencyForm) },
    handle: async ({ tx, actor, clock, frame, stopPlaces, params: { personId }, form: typed }) => {
      const subjectIds = [personId];
      const [at, today] = [clock.now(), clock.today()];
      const rules = await rulesOn(tx, today);
      const mayOpen = await mayOpenInEmergency(tx, personId, at);
      if (mayOpen && (await stopPlaces(personId))) return { kind: "notFound", subjectIds };
      const opening = (await findPerson(tx, actor, personId))
        ? ({ kind: "reached" } as const)
        : await openInEmergency(tx, { at }, { personId, form: typed, rules });
      switch (opening.kind) {
        case "opened":
          await tellOfEmergency(tx, { actor, personId, leads: opening.tell, at, today });
          return {
            kind: "redirect",
            to: paths.child(personId),
            subjectIds,
            detail: { reason: typed["reason-key"], minutes: rules.minutes },
          };
        case "reached":
          return {
            kind: "redirect",
            to: paths.child(personId),
            subjectIds,
            done: "This record was open to you already: no emergency opening was made.",
          };
        case "invalid": {
          const state = { csrfToken: frame.csrfToken, typed, errors: opening.errors };
          return { kind: "invalid", view: emergencyPage({ personId, rules, state }), subjectIds };
        }
        case "too many":
          return { kind: "refused", status: 429, view: tooManyEmergenciesPage, subjectIds };
        case "none":
          return { kind: "notFound", subjectIds };
      }
    },
  }),
];
