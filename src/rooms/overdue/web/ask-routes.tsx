import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { safeNext } from "../../../platform/http/safe-next.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Input } from "../../../ui/govuk/index.ts";
import { listPosted } from "../../directory/index.ts";
import { findAction, type ReviewKind } from "../../work/index.ts";
import { agreeDate } from "../agree-date.ts";
import { ask, type AskedAbout } from "../ask.ts";
import { childPage, type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { chasingPaths } from "./paths.ts";

const askForm = z.object({ about: field(), action: field(), note: field(), back: field() });
type Typed = z.output<typeof askForm>;

export const askRoutes: readonly Route[] = [
  childRoute({
    method: "POST",
    path: "/children/:personId/chases",
    access: { permission: "action.manage" },
    audit: { action: "chase.ask" },
    input: { params: childParams, form: askForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const about = await aboutOf(tx, facts, typed);
      if (!about) return { kind: "notFound" };
      const askingId = newId();
      const { note } = typed;
      const change = await ask(tx, { actor, at: clock.now() }, { askingId, about: [about], note });
      if (change.kind === "invalid") {
        const asked = { typed, errors: change.errors, csrfToken: frame.csrfToken };
        return { kind: "invalid", view: noteAgain(facts, asked) };
      }
      const back = safeNext(typed.back || paths.plan(facts.person.personId));
      const { own, unseen } = change;
      return { kind: "redirect", to: chasingPaths.saying(back, { asked: askingId, own, unseen }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/chases/:chaseId/agree",
    access: { permission: "action.manage" },
    audit: { action: "chase.agree" },
    input: { params: childParams.extend({ chaseId: anId }), form: z.object({ back: field() }) },
    handle: async ({ person, today }, { tx, actor, clock, params: { chaseId }, form }) => {
      const acting = { actor, at: clock.now(), today };
      const agreement = await agreeDate(tx, acting, { person, chaseId });
      if (agreement === "absent") return { kind: "notFound" };
      if (agreement === "own") return { kind: "forbidden" };
      // Agreed by a colleague a moment ago: the page says so beside the promise.
      return redirectDone(safeNext(form.back || paths.plan(person.personId)), "New date agreed.");
    },
  }),
];

const reviewDates: Readonly<Record<ReviewKind, (facts: ChildFacts) => string | null>> = {
  harm: ({ standing }) => standing.harmReviewBy,
  level: ({ standing }) => standing.reviewBy,
  flag: ({ standing }) => standing.flagReviewBy,
  telling: ({ family }) => family.askAgainOn,
};

const isReview = (about: string): about is ReviewKind => Object.hasOwn(reviewDates, about);

/** What is asked about, and whose it is; undefined where there is nothing of the kind to ask about. */
async function aboutOf(
  tx: Tx,
  facts: ChildFacts,
  { about, action: actionId }: Typed,
): Promise<AskedAbout | undefined> {
  const { personId } = facts.person;
  if (about === "action") {
    const action = await findAction(tx, personId, z.uuid().safeParse(actionId).data ?? newId());
    if (action?.state !== "open") return undefined;
    const subject = { about, actionId: action.actionId, lateSince: action.dueOn } as const;
    return { personId, agencyId: action.agencyId, staffId: action.ownerId, subject };
  }
  const whose = { personId, ...(await leadOf(tx, facts)) };
  if (about === "update") return { ...whose, subject: { about } };
  const lateSince = isReview(about) ? reviewDates[about](facts) : null;
  if (!isReview(about) || lateSince === null || lateSince >= facts.today) return undefined;
  return { ...whose, subject: { about: "review", review: about, lateSince } };
}

/** The lead practitioner, or nobody in particular of the agency that holds the record. */
async function leadOf(tx: Tx, { circle, person, today }: ChildFacts) {
  const lead = circle.find(({ basis }) => basis === "allocation");
  if (!lead) return { agencyId: person.owningAgencyId, staffId: null };
  const posted = (await listPosted(tx, today)).find(({ staffId }) => staffId === lead.staffId);
  return { agencyId: posted?.agencyId ?? person.owningAgencyId, staffId: lead.staffId };
}

type FormState = {
  readonly typed: Typed;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  readonly csrfToken: string;
};

function noteAgain(facts: ChildFacts, { typed, errors, csrfToken }: FormState) {
  return childPage({
    facts,
    tab: "plan",
    heading: "Ask about something overdue",
    summary: <FormErrorSummary errors={errors} />,
    children: (
      <Form
        action={chasingPaths.ask(facts.person.personId)}
        csrfToken={csrfToken}
        classes="app-form"
      >
        <input type="hidden" name="about" value={typed.about} />
        <input type="hidden" name="action" value={typed.action} />
        <input type="hidden" name="back" value={typed.back} />
        <Input
          name="note"
          label={{ text: "Note (optional)" }}
          value={typed.note}
          errorMessage={errorFor(errors, "note")}
        />
        <Button text="Ask" preventDoubleClick />
      </Form>
    ),
  });
}
