import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Facts } from "../../../../ui/layout/index.ts";
import { destroyWords } from "../destroy-words.ts";
import { formats, isFormat, purposeText } from "../purposes.ts";
import type { Entry } from "../register-reads.ts";
import { paths } from "./paths.ts";
import { madeWords } from "./register-page.tsx";

/** One file in full, as the register has it. */
export function entryPage(entry: Entry, today: string): View {
  return {
    title: `Export ${entry.reference}`,
    backLink: { text: "Back to exports", href: paths.register },
    body: (
      <>
        <h1 class="govuk-heading-l">{`Export ${entry.reference}`}</h1>
        <p class="govuk-body govuk-!-font-weight-bold">{destroyWords(entry, today)}</p>
        {entry.destroyedOn === null && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.destroyed(entry.exportId)}>
              Say that it is destroyed
            </a>
          </p>
        )}
        <EntryFacts {...entry} />
      </>
    ),
  };
}

function EntryFacts(entry: Entry): VNode {
  return <Facts of={factsOf(entry)} />;
}

const because = (text: string, reason: string | null): string =>
  reason === null ? text : `${text}. Why: ${reason}`;

function factsOf(entry: Entry): readonly (readonly [string, string])[] {
  const kind = isFormat(entry.format) ? formats[entry.format] : entry.format;
  return [
    ["Made", madeWords(entry)],
    ["Second person", secondText(entry)],
    ["What for", purposeText(entry.purpose, entry.purposeWords)],
    ["Who has it", entry.receiver ?? `${entry.by}, own use`],
    ["Lawful basis", because(entry.basis, entry.basisReason)],
    ["The list", entry.lookedAt],
    ["Children", childrenText(entry)],
    ["Names", entry.hasNames ? because("With names", entry.namesReason) : "No names"],
    ["Columns", entry.columns.join(", ")],
    ["File", `${kind}. SHA-256: ${entry.sha256}`],
    ["Destroy by", formatDate(entry.destroyBy)],
    ["Destroyed", destroyedText(entry)],
  ];
}

function secondText({ releasedBy, hasNames }: Entry): string {
  if (releasedBy !== null) return `Released by ${releasedBy}`;
  return hasNames ? "None: it was made before names took one" : "None was needed";
}

const childrenText = ({ rowCount, leftOut }: Entry): string =>
  [
    counted(rowCount, "child", "children"),
    ...(leftOut === 0
      ? []
      : [`${leftOut.toLocaleString("en-GB")} more left out: this recipient gets nothing of them`]),
  ].join(". ");

function destroyedText({ destroyedOn, destroyedHow, confirmedBy, confirmedAt }: Entry): string {
  if (destroyedOn === null || confirmedAt === null) return "Not confirmed yet";
  return `${formatDate(destroyedOn)}: ${destroyedHow ?? ""}. Confirmed by ${confirmedBy ?? "somebody"}, ${formatDateTime(confirmedAt)}`;
}
