import type { VNode } from "preact";
import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { answerRole, type AskedRole } from "../../subjects/index.ts";
import { accessPaths } from "./paths.ts";

/** One press: whether somebody in the register of public roles is close to the acting person. */
export const answerRoleRoute: Route = route({
  method: "POST",
  path: "/people-i-know/register/:roleId",
  access: { signedIn: "what people say of their own life is theirs alone" },
  audit: { action: "ties.answer" },
  shows: { nobody: "what one says of one’s own life" },
  input: { params: z.object({ roleId: anId }), form: z.object({ answer: field() }) },
  handle: async ({ tx, actor, clock, params: { roleId }, form: { answer } }) => {
    const said = { roleId, isClose: answer === "yes" };
    const isAsked = await answerRole(tx, { actor, at: clock.now() }, said);
    return isAsked
      ? redirectDone(accessPaths.ties(), "Your answer was saved. Nobody else reads it.")
      : { kind: "notFound" };
  },
});

type ReadQuery = {
  readonly asked: readonly AskedRole[];
  readonly kindName: (key: string) => string;
  readonly csrfToken: string;
};

export function AskedRoles({ asked, kindName, csrfToken }: ReadQuery): VNode {
  return (
    <section aria-labelledby="asked">
      <h2 class="govuk-heading-m" id="asked">
        Asked of you
      </h2>
      <p class="govuk-body">
        The partnership keeps a register of councillors and holders of licences. Say for each
        whether it is you, or a person you live with, are related to or work for.
      </p>
      {asked.map(({ roleId, kind, authority, name }) => (
        <Form action={accessPaths.askedRole(roleId)} csrfToken={csrfToken}>
          <p class="govuk-body">
            <strong>{name}</strong>
            {`: ${kindName(kind)}, ${authority}`}
          </p>
          <div class="govuk-button-group">
            <Button name="answer" value="yes" classes="govuk-button--secondary" preventDoubleClick>
              {`Yes: ${name}`}
            </Button>
            <Button name="answer" value="no" classes="govuk-button--secondary" preventDoubleClick>
              {`No, not this ${name}`}
            </Button>
          </div>
        </Form>
      ))}
    </section>
  );
}
