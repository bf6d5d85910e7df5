import { z } from "zod";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { field } from "../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../platform/http/outcome.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import { route, type ByStaff, type Route } from "../../../platform/http/route.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Input, Radios, SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { getConfiguration, publicRoleKind } from "../../configuration/index.ts";
import {
  addTie,
  endTie,
  listOwnTies,
  listRolesAsked,
  tieKinds,
  type AskedRole,
  type OwnTie,
} from "../../subjects/index.ts";
import { AskedRoles, answerRoleRoute } from "./asked-roles.tsx";
import { accessPaths } from "./paths.ts";

const access = { signedIn: "what people say of their own life is theirs alone" } as const;
const form = z.object({ kind: field(), wording: field() });
type Typed = z.output<typeof form>;

type ReadContext = ByStaff & { readonly tx: Tx; readonly clock: Clock; readonly frame: Frame };

async function view(
  { tx, actor, clock, frame: { csrfToken } }: ReadContext,
  again: Pick<TiesPage, "typed" | "errors"> = {},
): Promise<View> {
  const register = { kind: publicRoleKind, key: "public-role", on: clock.today() } as const;
  const { kinds } = (await getConfiguration(tx, register)).body;
  return tiesPage({
    ties: await listOwnTies(tx),
    asked: await listRolesAsked(tx, actor),
    kindName: (key) => kinds.find((one) => one.key === key)?.name ?? "In the register",
    csrfToken,
    ...again,
  });
}

export const tiesRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/people-i-know",
    access,
    audit: { action: "ties.read" },
    shows: { nobody: "what one says of one’s own life" },
    input: {},
    handle: async (given) => ({ kind: "page", view: await view(given) }),
  }),
  route({
    method: "POST",
    path: "/people-i-know",
    access,
    audit: { action: "ties.add" },
    shows: { nobody: "what one says of one’s own life" },
    input: { form },
    handle: async (given) => {
      const { tx, actor, clock, form: typed } = given;
      const change = await addTie(tx, { actor, at: clock.now() }, typed);
      if (change.kind === "accepted")
        return redirectDone(accessPaths.ties(), "Saved. Nobody else reads it.");
      return { kind: "invalid", view: await view(given, { typed, errors: change.errors }) };
    },
  }),
  route({
    method: "POST",
    path: "/people-i-know/:staffTieId/end",
    access,
    audit: { action: "ties.end" },
    shows: { nobody: "what one says of one’s own life" },
    input: { params: z.object({ staffTieId: z.uuid() }), form: z.object({}) },
    handle: async ({ tx, clock, params }) => {
      const isEnded = await endTie(tx, params.staffTieId, clock.now());
      return isEnded ? redirectDone(accessPaths.ties(), "Ended.") : { kind: "notFound" };
    },
  }),
  answerRoleRoute,
];

type TiesPage = {
  readonly ties: readonly OwnTie[];
  readonly asked: readonly AskedRole[];
  readonly kindName: (key: string) => string;
  readonly csrfToken: string;
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
};

function tiesPage(page: TiesPage): View {
  const { ties, asked, csrfToken, typed, errors = [] } = page;
  return {
    title: "People and places you know",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          {errors.length > 0 && <FormErrorSummary errors={errors} />}
          <h1 class="govuk-heading-l">People and places you know</h1>
          <p class="govuk-body">
            Nobody works on, or reads about, a child they know. Lantern compares what you enter here
            with the records that you open or are added to. Nobody else reads it; if something
            matches, the person who manages conflicts of interest reads why, and decides.
          </p>
          {asked.length > 0 && <AskedRoles {...page} />}
          {ties.length > 0 && <OwnTies ties={ties} csrfToken={csrfToken} />}
          <Form action={accessPaths.ties()} csrfToken={csrfToken} classes="app-form">
            <Radios
              name="kind"
              fieldset={{ legend: { text: "What it is", classes: "govuk-fieldset__legend--s" } }}
              value={typed?.kind ?? ""}
              items={Object.entries(tieKinds).map(([value, text]) => ({ value, text }))}
              errorMessage={errorFor(errors, "kind")}
            />
            <Input
              name="wording"
              label={{ text: "The address with its postcode, the full name or the place" }}
              value={typed?.wording ?? ""}
              errorMessage={errorFor(errors, "wording")}
            />
            <Button text="Add" preventDoubleClick />
          </Form>
        </div>
      </div>
    ),
  };
}

function OwnTies({ ties, csrfToken }: Pick<TiesPage, "ties" | "csrfToken">) {
  return (
    <>
      <SummaryList
        rows={ties.map((tie) =>
          fact(tieKinds[tie.kind], `${tie.wording} (since ${formatDate(londonDate(tie.addedAt))})`),
        )}
      />
      {ties.map((tie) => (
        <Form action={accessPaths.endTie(tie.staffTieId)} csrfToken={csrfToken}>
          <Button classes="govuk-button--secondary" preventDoubleClick>
            {`No longer: ${tie.wording}`}
          </Button>
        </Form>
      ))}
    </>
  );
}
