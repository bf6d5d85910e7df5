import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { Details, SummaryList } from "../../../../ui/govuk/index.ts";
import { Voice } from "../../../../ui/layout/index.ts";
import { entryFacts } from "../entry-facts.ts";
import type { PartEntry } from "../part-entries.ts";
import { partKeys, partTitles } from "../parts.ts";
import type { ToolOn } from "../screening-tools.ts";

type Entries = {
  readonly entries: readonly PartEntry[];
  readonly standing: readonly PartEntry[];
  readonly toolOn: ToolOn;
  /** Where the file of an entry is opened. */
  readonly fileHref: (entry: PartEntry) => string;
};

/** What was added to a concern, part by part; what was written over is kept below it. */
export function AddedParts({ entries, standing, toolOn, fileHref }: Entries): VNode {
  return (
    <>
      {partKeys
        .filter((key) => standing.some(({ part }) => part === key))
        .map((key) => {
          const earlier = entries.filter((one) => one.part === key && !standing.includes(one));
          return (
            <section>
              <h3 class="govuk-heading-s">{partTitles[key]}</h3>
              {standing
                .filter(({ part }) => part === key)
                .map((entry) => (
                  <Entry entry={entry} toolOn={toolOn} fileHref={fileHref} />
                ))}
              {earlier.length > 0 && (
                <Details summaryText={`Earlier: ${partTitles[key]}`}>
                  {earlier.map((entry) => (
                    <Entry entry={entry} toolOn={toolOn} fileHref={fileHref} />
                  ))}
                </Details>
              )}
            </section>
          );
        })}
    </>
  );
}

type OneEntry = Pick<Entries, "toolOn" | "fileHref"> & { readonly entry: PartEntry };

function Entry({ entry, toolOn, fileHref }: OneEntry): VNode {
  const added = `Added by ${entry.addedByName}, ${formatDateTime(entry.addedAt)}`;
  if (entry.part === "words") {
    const { said = "", heardBy = "", heardAt = "" } = entry.answers;
    const heard = [`Heard by ${heardBy}`, heardAt].filter((part) => part !== "").join(", ");
    return <Voice words={said} source={`${heard}. ${added}`} />;
  }
  return (
    <>
      <SummaryList
        rows={entryFacts(entry, toolOn(entry.addedAt)).map(([label, value]) => ({
          key: { text: label },
          value: {
            text:
              label === "File" && entry.fileId !== null ? (
                <a class="govuk-link" href={fileHref(entry)}>
                  {value}
                </a>
              ) : (
                <span class="app-verbatim">{value}</span>
              ),
          },
        }))}
      />
      <p class="govuk-body-s">{added}</p>
    </>
  );
}
