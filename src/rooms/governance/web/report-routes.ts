import { z } from "zod";
import { momentFieldsOf } from "../../../kernel/moment-fields.ts";
import { staffForm, staffFormPage } from "../../work/index.ts";
import { report, reportForm } from "../registers/report.ts";
import { reportedPage } from "./report-page.tsx";

/** For everybody who works here: one page, and the officer is told at once. */
export const reportRoutes = staffForm({
  path: "/governance/report",
  params: z.object({}),
  access: { signedIn: "all staff can report a breach; this gives no access to registers" },
  reads: "governance.report.new",
  action: "governance.report",
  shows: { nobody: "figures and registers of the partnership" },
  done: "Information governance has been told.",
  form: reportForm,
  about: () => Promise.resolve({}),
  begin: (_, { blank, clock }) => ({ ...blank, known: momentFieldsOf(clock.now()) }),
  send: async (_, { tx, typed, clock }) => {
    const change = await report(tx, typed, clock.now());
    if (change.kind === "invalid") return change;
    const outcome = { kind: "page", view: reportedPage(change.reference) } as const;
    return { kind: "answered", outcome };
  },
  home: () => "/governance",
  page: (_, state) =>
    staffFormPage({
      heading: "Report a breach or pass on a complaint",
      intro:
        "The information governance officer is told at once. If a child is in danger now, ring 999 first.",
      form: reportForm,
      state,
      drawing: {},
      action: "/governance/report",
      button: "Tell information governance",
    }),
});
