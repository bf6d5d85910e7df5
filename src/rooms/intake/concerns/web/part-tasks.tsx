import type { VNode } from "preact";
import { counted } from "../../../../kernel/words.ts";
import { TaskList } from "../../../../ui/govuk/index.ts";
import { isAddedTo, type PartEntry } from "../part-entries.ts";
import type { About } from "../concern-about.ts";
import { partHints, partsFor, partTitles, type PartKey } from "../parts.ts";
import { paths } from "./paths.ts";

type Tasks = {
  readonly concern: { readonly concernId: string; readonly about: About };
  readonly standing: readonly PartEntry[];
};

/** What can still be added. None of it holds anything up, so nothing here says "to do". */
export function PartTasks({ concern: { concernId, about }, standing }: Tasks): VNode {
  return (
    <TaskList
      items={partsFor(about).map((key) => {
        const count = standing.filter(({ part }) => part === key).length;
        return {
          title: { text: partTitles[key] },
          hint: { text: partHints[key] },
          href: paths.part(concernId, key),
          status:
            count === 0
              ? { tag: { text: "Not started", classes: "govuk-tag--grey app-nowrap" } }
              : { tag: { text: addedText(key, count), classes: "govuk-tag--green app-nowrap" } },
        };
      })}
    />
  );
}

const addedText = (key: PartKey, count: number): string =>
  isAddedTo(key) && count > 1 ? `${counted(count, "entry", "entries")} added` : "Added";
