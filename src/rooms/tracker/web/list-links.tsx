import type { VNode } from "preact";
import { holds } from "../../../platform/access/actor.ts";
import { trackerList } from "../tracker-list.ts";
import { paths } from "../../child-record/web/paths.ts";
import { ChooseColumns } from "./choose-columns.tsx";
import type { TrackerPage } from "./tracker-shown.ts";

type Tool = { readonly text: string; readonly href: string; readonly may: boolean };

/** What can be done with the list that is shown: to change it, to take it away, to bring more in. */
function toolsOf({ shown, actor }: TrackerPage): readonly (readonly Tool[])[] {
  const { asked } = shown;
  const search = trackerList.text(asked);
  return [
    [
      {
        text: "Edit in place",
        // The form opens on the page of the list that is read.
        href: trackerList.address(paths.trackerPart("edit"), asked),
        may: holds(actor, "child.edit"),
      },
      { text: "Add a child", href: "/children/new", may: holds(actor, "circle.manage") },
    ],
    [
      { text: "Print this list", href: paths.trackerPart("print", search), may: true },
      {
        text: "Export",
        href: paths.trackerPart("export", search),
        may: holds(actor, "tracker.export"),
      },
      { text: "Count by ward", href: shown.at({ group: "ward" }), may: true },
    ],
    [{ text: "Import a spreadsheet", href: "/imports", may: holds(actor, "import.tracker") }],
  ];
}

export function ListLinks(page: TrackerPage): VNode {
  const groups = toolsOf(page)
    .map((tools) => tools.filter(({ may }) => may))
    .filter((tools) => tools.length > 0);
  return (
    <div class="app-list-tools app-screen-only">
      {groups.map((tools) => (
        <ul class="app-list-links">
          {tools.map(({ text, href }) => (
            <li>
              <a class="govuk-link govuk-link--no-visited-state" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      ))}
      <ChooseColumns shown={page.shown} />
    </div>
  );
}
