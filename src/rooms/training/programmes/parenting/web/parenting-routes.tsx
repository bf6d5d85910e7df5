import { z } from "zod";
import { addMonths } from "../../../../../kernel/dates.ts";
import { datePartsOf } from "../../../../../kernel/fields.ts";
import { anId } from "../../../../../platform/http/field.ts";
import { route, type Route } from "../../../../../platform/http/route.ts";
import { keepsAll } from "../../../bodies.ts";
import { trainingPaths } from "../../../web/paths.ts";
import { byOn, keeps, open, shows, trainingForm } from "../../../web/training-form.ts";
import { trainingFormPage } from "../../../web/training-frame.tsx";
import { findProgramme } from "../../programme-reads.ts";
import { programmesCrumb } from "../../web/crumb.ts";
import { addSeen, versionSeen } from "../keep-seen.ts";
import { parentingList } from "../parenting-list.ts";
import { parenting } from "../seen.ts";
import { seenForm } from "../seen-form.ts";
import { mailOf, seenOf } from "../seen-reads.ts";
import { parentingPage, parentingTitle } from "./parenting-page.tsx";

/** They stand before the page of one programme, whose address would take them. */
export const parentingListRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/training/programmes/parenting",
    access: open,
    audit: { action: "programme.parenting" },
    shows,
    input: { query: parentingList.query },
    handle: async (given) => {
      const shown = await parentingList.show(given, { path: trainingPaths.parenting });
      return { kind: "page", view: parentingPage({ shown, mayKeep: keepsAll(given.actor) }) };
    },
  }),
  route({
    method: "GET",
    path: "/api/training/programmes/parenting",
    access: open,
    audit: { action: "programme.parenting" },
    shows,
    input: { query: parentingList.apiQuery },
    answers: parentingList.answers({
      summary: "Parenting programmes of the area",
      description: "Whether exploitation is part of each, and when it was seen last.",
    }),
    handle: (given) => parentingList.json(given),
  }),
];

export const seenRoutes = trainingForm({
  path: "/training/programmes/:programmeId/seen",
  params: z.object({ programmeId: anId }),
  access: keeps,
  reads: "programme.read",
  action: "programme.seen.add",
  done: "Recorded that it was seen. The day to see it again is in the list.",
  form: seenForm,
  about: async ({ tx, actor, params: { programmeId } }) => {
    const programme = await findProgramme(tx, programmeId);
    if (programme?.kind !== parenting) return undefined;
    return {
      programme,
      seen: await seenOf(tx, programmeId),
      mail: await mailOf(tx, actor.id),
    };
  },
  begin: ({ programme, mail }, { blank, clock }) => ({
    ...blank,
    seenOn: datePartsOf(clock.today()),
    seenBy: mail,
    area: programme.area ?? "",
    reviewBy: datePartsOf(addMonths(clock.today(), 12)),
  }),
  send: ({ programme, seen }, sent) =>
    addSeen(sent.tx, byOn(sent), { programme, seen, form: sent.typed }),
  home: ({ programme }) => trainingPaths.programme(programme.programmeId),
  page: ({ programme, seen }, state) =>
    trainingFormPage({
      heading: "Record that it was seen",
      crumbs: [
        programmesCrumb,
        { text: parentingTitle, href: trainingPaths.parenting },
        { text: programme.name, href: trainingPaths.programme(programme.programmeId) },
      ],
      form: seenForm,
      state,
      drawing: {},
      version: versionSeen(seen),
      action: trainingPaths.newSeen(programme.programmeId),
      button: "Save",
    }),
});
