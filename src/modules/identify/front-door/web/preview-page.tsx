import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { PublicWords } from "../door.ts";
import { blankForm } from "../public-form.ts";
import type { Areas } from "./message-parts.tsx";
import { TellFields } from "./tell-form.tsx";
import { Danger, ReceiptFields } from "./tell-pages.tsx";

type Preview = { readonly form: PublicWords; readonly from: string; readonly areas: Areas };

/** The questions of the public as a version words them, before anybody of the public is asked them. */
export function previewPage({ form, from, areas }: Preview): View {
  const title = "How the public is asked";
  return {
    title,
    breadcrumbs: [
      { text: "Configuration", href: "/admin/configuration" },
      { text: "Telling us, for the public", href: "/admin/configuration/public-form" },
      { text: title },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`In the words of ${form.name}, from ${formatDate(from)}. Nothing that is filled in here is kept or sent.`}
        </p>
        <h2 class="govuk-heading-m">{`First: ${form.title}`}</h2>
        <Danger form={form} />
        <h2 class="govuk-heading-m">Then</h2>
        <p class="govuk-body">{form.intro}</p>
        <TellFields form={form} areas={areas} typed={blankForm} errors={[]} />
        <h2 class="govuk-heading-m">Where they look later whether you have their message</h2>
        <ReceiptFields form={form} typed={{ number: "", code: "" }} />
      </>
    ),
  };
}
