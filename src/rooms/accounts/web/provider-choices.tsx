import type { VNode } from "preact";
import { Button } from "../../../ui/govuk/index.ts";
import { Form } from "../../../ui/forms/index.ts";
import type { ProviderName } from "../providers/visits.ts";
import { CarriedFields, type Carried } from "./carried.tsx";

type ProviderChoices = {
  readonly providers: readonly ProviderName[];
  readonly carried: Carried;
  readonly csrfToken: string;
  readonly purpose: "sign-in" | "confirm";
};

/** A button for each agency that has a sign-in of its own; with a form that is kept, by way of a page. */
export function ProviderChoices({
  providers,
  carried,
  csrfToken,
  purpose,
}: ProviderChoices): VNode | null {
  if (providers.length === 0) return null;
  const verb = purpose === "sign-in" ? "Sign in" : "Confirm";
  return (
    <>
      {providers.map(({ providerId, agency }) => {
        const address = `/sign-in/with/${providerId}`;
        const text = `${verb} with ${agency}`;
        if (purpose === "sign-in" && carried.kept === "") {
          const next = carried.next === "" ? "" : `?next=${encodeURIComponent(carried.next)}`;
          return (
            <p class="govuk-body">
              <Button text={text} href={`${address}${next}`} classes="govuk-button--secondary" />
            </p>
          );
        }
        return (
          <Form action={address} csrfToken={csrfToken}>
            <CarriedFields {...carried} />
            <input type="hidden" name="purpose" value={purpose} />
            <Button text={text} classes="govuk-button--secondary" />
          </Form>
        );
      })}
    </>
  );
}
