import { z } from "zod";
import { formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { blankState, DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import { calendarEntry } from "../calendar.ts";
import {
  bookByLink,
  findLink,
  linkBookForm,
  linkForm,
  makeLink,
  mayTry,
  type OpenLink,
} from "../links.ts";
import { keptBodies } from "../bodies.ts";
import { findSession } from "../session-reads.ts";
import { trainingSchemeOn } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";
import { sessionParams } from "./session-routes.tsx";
import { byOn, open, trainingForm } from "./training-form.ts";
import { Care, trainingFormPage, trainingPage } from "./training-frame.tsx";

const makeRoutes = trainingForm({
  path: "/training/sessions/:trainingSessionId/links",
  params: sessionParams,
  access: open,
  reads: "training.session.read",
  action: "training.link.make",
  done: "Link made.",
  form: linkForm,
  about: async ({ tx, actor, at, today, params: { trainingSessionId } }) => {
    const session = await findSession(tx, trainingSessionId);
    const bodies = await keptBodies(tx, actor);
    if (session?.cancelledAt !== null || session.startsAt <= at || bodies.length === 0)
      return undefined;
    return { session, bodies, scheme: await trainingSchemeOn(tx, today) };
  },
  send: async ({ session }, sent) => {
    const change = await makeLink(sent.tx, byOn(sent), { session, form: sent.typed });
    const token = "token" in change && change.token;
    if (!token) return change;
    const crumb = { text: session.course, href: trainingPaths.session(session.sessionId) };
    const view = trainingPage({
      heading: "One-time link",
      crumbs: [crumb],
      children: (
        <>
          <p class="govuk-body">
            Give this link to one person. It books one place and is shown only now.
          </p>
          <p class="govuk-body app-verbatim" id="link">
            {`${sent.frame.origin}${trainingPaths.link(token)}`}
          </p>
        </>
      ),
    });
    return { kind: "answered", outcome: { kind: "page", view } };
  },
  home: ({ session }) => trainingPaths.session(session.sessionId),
  page: ({ session, ...drawing }, state) =>
    trainingFormPage({
      heading: "Make a one-time link",
      crumbs: [{ text: session.course, href: trainingPaths.session(session.sessionId) }],
      form: linkForm,
      state,
      drawing,
      action: trainingPaths.links(session.sessionId),
      button: "Make the link",
    }),
});

const access = { public: "one place by a one-time link; it reads no record" } as const;
const actsAs = "front-door";
const params = z.object({ trainingToken: text().max(100) });
const headers = { "x-robots-tag": "noindex, nofollow, noarchive" };

type Plain = {
  readonly heading: string;
  readonly body: View["body"];
  readonly hasErrors?: boolean;
};

const plainPage = ({ heading, body, hasErrors = false }: Plain): View => ({
  title: heading,
  plain: { lang: "en" },
  marking: "",
  hasErrors,
  body: <div class="app-family">{body}</div>,
});

/** One answer for whatever link takes nothing. */
const over: Outcome = {
  kind: "refused",
  status: 403,
  headers,
  view: plainPage({
    heading: "This link does not work any more",
    body: (
      <>
        <h1 class="govuk-heading-l">This link does not work any more</h1>
        <p class="govuk-body">Ask who gave it to you for another.</p>
      </>
    ),
  }),
};

const factsOf = (link: OpenLink) =>
  [
    ["Starts", `${formatDateTime(link.startsAt)}, ${counted(link.minutes, "minute")}`],
    ["Where", link.heldIn ?? "Online"],
    ["Trainer", link.trainer],
    ...(link.joinLink === null ? [] : [["Join online", link.joinLink]]),
    ...(link.instructions === null ? [] : [["Joining instructions", link.instructions]]),
    ["Understanding the impact on a child", link.impact],
  ].map(([key = "", value = ""]) => fact(key, value));

type BookPage = {
  readonly link: OpenLink;
  readonly token: string;
  readonly state: FormState<typeof linkBookForm>;
};

function bookPage({ link, token, state }: BookPage): View {
  return plainPage({
    heading: link.course,
    hasErrors: (state.errors ?? []).length > 0,
    body: (
      <>
        {formSummary(linkBookForm, state)}
        <h1 class="govuk-heading-l">{link.course}</h1>
        <Care scheme={link.scheme} />
        <SummaryList rows={factsOf(link)} />
        <p class="govuk-body">{`You book as someone from ${link.body}.`}</p>
        <DeclaredForm
          form={linkBookForm}
          state={state}
          drawing={{ scheme: link.scheme }}
          action={trainingPaths.link(token)}
          button="Book a place"
        />
      </>
    ),
  });
}

const saidWords = {
  booked: "You are booked",
  waiting: "You are on the waiting list",
  cancelled: "Your booking was cancelled",
} as const;

function bookedPage(link: OpenLink, token: string): View {
  const heading = saidWords[link.state ?? "cancelled"];
  return plainPage({
    heading,
    body: (
      <>
        <h1 class="govuk-heading-l">{heading}</h1>
        <p class="govuk-body">{link.course}</p>
        <Care scheme={link.scheme} />
        {link.state === "booked" && <SummaryList rows={factsOf(link)} />}
        {link.state === "booked" && (
          <p class="govuk-body">
            <a class="govuk-link" href={trainingPaths.linkCalendar(token)}>
              Add to your calendar (.ics)
            </a>
          </p>
        )}
        <p class="govuk-body">This page can be opened again until the session starts.</p>
      </>
    ),
  });
}

const publicRoutes: readonly Route[] = [
  publicRoute({
    method: "GET",
    path: "/t/:trainingToken",
    access,
    actsAs,
    audit: { action: "training.link.open" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { trainingToken: token } }) => {
      const link = await findLink(tx, token, clock.now());
      if (!link) return over;
      if (link.state !== null) return { kind: "page", view: bookedPage(link, token), headers };
      const state = blankState(linkBookForm, csrfToken);
      return { kind: "page", view: bookPage({ link, token, state }), headers };
    },
  }),
  publicRoute({
    method: "POST",
    path: "/t/:trainingToken",
    access,
    actsAs,
    audit: { action: "training.link.book" },
    input: { params, form: formInput(linkBookForm) },
    handle: async ({ tx, clock, caller, frame: { csrfToken }, params, form: typed }) => {
      const { trainingToken: token } = params;
      const at = clock.now();
      const isWithin = await mayTry(tx, { token, ip: caller.ip, at });
      const link = isWithin ? await findLink(tx, token, at) : undefined;
      if (!link) return over;
      // Pressed twice: what was booked is said again.
      if (link.state !== null) return { kind: "page", view: bookedPage(link, token), headers };
      const { value, errors } = linkBookForm.read(typed, link);
      if (errors) {
        const state = { csrfToken, typed, errors };
        return { kind: "invalid", view: bookPage({ link, token, state }), headers };
      }
      await bookByLink(tx, { token, ...value }, at);
      const now = await findLink(tx, token, at);
      if (now === undefined || now.state === null) {
        // Why is not said: the person who has a link learns nothing of the person who has the address.
        const why = "This e-mail address cannot be booked. Ask who gave you the link";
        const state = { csrfToken, typed, errors: [{ field: "email", message: why }] };
        return { kind: "invalid", view: bookPage({ link, token, state }), headers };
      }
      return { kind: "page", view: bookedPage(now, token), headers };
    },
  }),
  publicRoute({
    method: "GET",
    path: "/t/:trainingToken/calendar.ics",
    access,
    actsAs,
    audit: { action: "training.link.open" },
    input: { params },
    handle: async ({ tx, clock, frame: { origin }, params: { trainingToken: token } }) => {
      const link = await findLink(tx, token, clock.now());
      if (link?.state !== "booked") return over;
      const nobody = { name: "Training", email: "noreply@lantern.invalid" };
      const file = calendarEntry({
        session: { ...link, version: 1 },
        attendee: nobody,
        organiser: nobody,
        care: link.scheme.care,
        origin,
        madeAt: clock.now(),
        address: `${origin}${trainingPaths.link(token)}`,
      });
      return { kind: "file", file };
    },
  }),
];

export const linkRoutes: readonly Route[] = [...makeRoutes, ...publicRoutes];
