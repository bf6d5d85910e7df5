import { FormErrorSummary } from "../../../../ui/forms/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { episodePage } from "../../web/episode-frame.tsx";
import { AnswerForm, type AnswerForm as Answering } from "./answer-form.tsx";
import { checkPaths } from "./paths.ts";

type ToldPage = Omit<Answering, "action" | "today" | "draft"> & { readonly facts: EpisodeFacts };

/** What an agency said on the telephone, in the MASH's hand. */
export function toldPage(page: ToldPage): View {
  const { facts, check, errors } = page;
  return episodePage({
    facts,
    heading: `What ${check.agency} said`,
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <AnswerForm
        {...page}
        action={checkPaths.told(facts.episode.concernId, check.checkId)}
        today={facts.today}
        draft={undefined}
      />
    ),
  });
}
