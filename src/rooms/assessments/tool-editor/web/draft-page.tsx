import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { itemsOf } from "../../../../instruments/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, TaskList, type TaskListItem } from "../../../../ui/govuk/index.ts";
import type { ToolDraft, ToolVersion } from "../draft-reads.ts";
import { problemsOf } from "../publish.ts";
import { Caution, draftPage, staleSummary } from "./frame.tsx";
import { toolPaths } from "./paths.ts";
import { placed, type PlacedProblem } from "./problem-links.ts";

type DraftPage = {
  readonly draft: ToolDraft;
  readonly base: ToolVersion | undefined;
  readonly isStale?: boolean;
};

/** What a draft has and what it still needs, and the ways to try it. */
export function draftOverviewPage({ draft, base, isStale = false }: DraftPage): View {
  const { draftId, body, savedAt, savedBy } = draft;
  const problems = placed(draftId, body, problemsOf(body));
  const from = base ? ` It was copied from version ${base.body.version} of ${base.body.name}.` : "";
  return draftPage({
    draft,
    heading: "Make a tool",
    summary: isStale ? staleSummary(toolPaths.draft(draftId)) : undefined,
    children: (
      <>
        <Caution />
        <p class="govuk-body">
          {`Last saved on ${formatDateTime(savedAt)} by ${savedBy}.${from} Until it is put in force only those who make tools see it.`}
        </p>
        <TaskList items={parts(draft, problems)} />
        <h2 class="govuk-heading-m">Try it</h2>
        <ul class="govuk-list govuk-list--spaced">
          <Way
            href={toolPaths.preview(draftId)}
            text="Preview, and try it with an invented child"
          />
          <Way href={toolPaths.test(draftId)} text="Test it on past answers" />
          <Way href={toolPaths.file(draftId)} text="Take it as a file" />
        </ul>
        <div class="govuk-button-group app-screen-only">
          <Button text="Put it in force" href={toolPaths.publish(draftId)} />
          <a class="govuk-link" href={toolPaths.discard(draftId)}>
            Discard this draft
          </a>
        </div>
      </>
    ),
  });
}

const Way = ({ href, text }: { href: string; text: string }): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </li>
);

function parts(
  { draftId, body }: ToolDraft,
  problems: readonly PlacedProblem[],
): readonly TaskListItem[] {
  const one = (part: PlacedProblem["part"], name: string, has: string, href: string) => {
    const wrong = problems.filter((problem) => problem.part === part).length;
    return {
      title: { text: name },
      hint: { text: has },
      href,
      status:
        wrong === 0
          ? { text: "Nothing missing" }
          : { tag: { text: `${wrong} to correct`, classes: "govuk-tag--blue" } },
    };
  };
  const questions = `${counted(body.domains.length, "domain")}, ${counted(itemsOf(body).length, "question")}`;
  const bands = body.bands.map(({ title, from }) => `${title} from ${from}`).join(", ");
  return [
    one("about", "About the tool", `${body.name}, ${body.purpose}`, toolPaths.about(draftId)),
    one("questions", "Domains and questions", questions, toolPaths.questions(draftId)),
    one("bands", "Bands", bands || "None", toolPaths.bands(draftId)),
    one("floors", "Floors", counted(body.floors.length, "floor"), toolPaths.floors(draftId)),
  ];
}
