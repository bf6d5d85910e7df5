import { staffFormPage } from "../../work/index.ts";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { DeclaredFormProps, FormState } from "../../../ui/forms/index.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import type { Product } from "../desk-reads.ts";
import type { Entry } from "../entry-reads.ts";
import type { IntelligenceScheme } from "../intelligence-scheme.ts";
import { sanitiseForm } from "../officer-forms.ts";
import { deskCrumb } from "./desk-pages.tsx";
import { intelligencePaths } from "./paths.ts";
import { originalFacts } from "./send-pages.tsx";

const entryCrumb = ({ intelligenceId, sentAt }: Entry) => ({
  text: `Information of ${formatDate(londonDate(sentAt))}`,
  href: intelligencePaths.one(intelligenceId),
});

type StepPage<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly entry: Entry;
  readonly heading: string;
  readonly intro?: string;
};

/** One step of an entry, as a form on a page of its own. */
export function stepPage<F extends AnyForm>(page: StepPage<F>): View {
  const { entry, intro, heading, ...form } = page as StepPage<AnyForm>;
  return staffFormPage({
    ...form,
    heading,
    crumbs: [deskCrumb, entryCrumb(entry)],
    intro: intro !== undefined && <p class="govuk-body app-form">{intro}</p>,
  });
}

type Sanitising = {
  readonly entry: Entry;
  readonly product: Product | undefined;
  readonly scheme: IntelligenceScheme;
};

/** What was sent stands above the text that is written from it. */
export const sanitisePage = (
  { entry, product, scheme }: Sanitising,
  state: FormState<typeof sanitiseForm>,
): View =>
  staffFormPage({
    heading: "Sanitise",
    crumbs: [deskCrumb, entryCrumb(entry)],
    intro: entry.original !== null && <SummaryList rows={originalFacts(entry.original)} />,
    form: sanitiseForm,
    state,
    drawing: { scheme },
    ...(product && { version: product.version }),
    action: intelligencePaths.sanitise(entry.intelligenceId),
    button: "Save the sanitised text",
  });
