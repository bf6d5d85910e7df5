import { route, type Route } from "../../../../platform/http/route.ts";
import { anyQuery } from "../../../../platform/http/text.ts";
import { trackerList } from "../../tracker-list.ts";
import { offerOf } from "../export-offer.ts";
import { makeExport } from "../make-export.ts";
import { blankExport, exportInput, formOf } from "./export-input.ts";
import { exportPage } from "./export-page.tsx";
import { paths } from "./paths.ts";

/** The list's own address: a mistyped part falls away, and nothing in it widens what a person reaches. */
const query = anyQuery();

export const exportRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/export",
    access: { permission: "tracker.export" },
    audit: { action: "tracker.export.ask" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, actor, clock, frame, query: asked }) => {
      const offer = await offerOf({ tx, actor, clock }, trackerList.asked(asked));
      const typed = blankExport(offer);
      const view = exportPage({ offer, csrfToken: frame.csrfToken, typed });
      return { kind: "page", view, detail: { children: offer.rows.length } };
    },
  }),
  route({
    method: "POST",
    path: "/children/export",
    access: { permission: "tracker.export" },
    audit: { action: "tracker.export" },
    shows: { about: "children" },
    stepUp: {
      withinMinutes: 5,
      before: "a file of children is made",
      done: "Your file was made and downloaded. It is in the register of exports.",
      isFile: true,
      needs: ["purpose"],
    },
    input: { query, form: exportInput },
    handle: async ({ tx, actor, clock, frame, shownToReader, query: asked, form: typed }) => {
      const offer = await offerOf({ tx, actor, clock }, trackerList.asked(asked));
      const made = await makeExport(tx, { actor, shownToReader }, { form: formOf(typed), offer });
      if (made.kind === "accepted") {
        const { file, reference, personIds: subjectIds, hasNames: names, leftOut } = made;
        const children = subjectIds.length;
        return { kind: "file", file, subjectIds, detail: { reference, children, names, leftOut } };
      }
      if (made.kind === "waits") {
        const { waitingExportId } = made;
        const subjectIds = [waitingExportId];
        // No child has left: a file is made, and audited with its children, when it is taken.
        return {
          kind: "redirect",
          to: paths.waiting(waitingExportId),
          subjectIds,
          detail: { waits: true },
          done: "You asked for the file. It is waiting for a second person, and nothing has left Lantern.",
        };
      }
      const errors = made.kind === "invalid" ? made.errors : [];
      return {
        kind: "invalid",
        view: exportPage({ offer, csrfToken: frame.csrfToken, typed, errors }),
      };
    },
  }),
];
