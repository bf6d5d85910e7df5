import { formatDate } from "../../../../kernel/dates.ts";
import { uncapitalised } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { FormState } from "../../../../ui/forms/index.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { BasisSets } from "../../../../ui/layout/index.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { declaredPage } from "../../web/episode-form.tsx";
import { paths } from "../../web/paths.ts";
import type { SharingBases } from "../sharing-bases.ts";
import { sharingForm } from "../sharing-form.ts";
import { SharingList } from "./sharing-list.tsx";

/** Whether something of a concern is shared: what, with whom, on what basis and why. */
export const sharingPage = (
  facts: EpisodeFacts,
  state: FormState<typeof sharingForm>,
  bases: SharingBases,
): View =>
  declaredPage({
    facts,
    heading: "Share, or not share",
    form: sharingForm,
    state,
    drawing: bases,
    action: paths.sharing(facts.episode.concernId),
    button: "Record this decision",
    before: bases.duties.map(({ name, meaning, exception, source, inForceFrom, isReported }) => (
      <InsetText>
        <strong>{name}</strong>
        <span class="app-line">{`${meaning}. The exception: ${uncapitalised(exception)}.`}</span>
        <span class="app-secondary app-line">
          {`${source}, ${inForceWords(inForceFrom, isReported)}`}
        </span>
      </InsetText>
    )),
    children: (draw) => (
      <>
        {draw("shared", "request", "requestContext", "what", "opinion", "withWhom")}
        {draw("reply", "replyContext", "basis")}
        <BasisSets bases={bases.bases} />
        {draw("condition", "reason", "detriment")}
      </>
    ),
    after: (
      <>
        {facts.sharing.length > 0 && <h2 class="govuk-heading-m">Decided before</h2>}
        <SharingList sharing={facts.sharing} bases={bases} level={3} />
      </>
    ),
  });

const inForceWords = (from: string | null, isReported = false): string =>
  isReported
    ? `reported in force since ${formatDate(from ?? "")}: your partnership must confirm`
    : `in force from ${formatDate(from ?? "")}`;
