import { z } from "zod";
import { formatDate, formatDateTime, formatTime, londonDate } from "../../../kernel/dates.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import { publicRoute, route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { blankState, DeclaredForm, Form, formSummary } from "../../../ui/forms/index.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import {
  attendByCode,
  findHallCode,
  hallCodeForm,
  hallLinkForm,
  isHallCode,
  makeHallCode,
  tokenIn,
  type AttendSaid,
  type HallSession,
} from "../hall-code.ts";
import { mayTry } from "../links.ts";
import { findSession } from "../session-reads.ts";
import { trainingPaths } from "./paths.ts";
import { QrCode } from "./qr-code.tsx";
import { sessionParams } from "./session-routes.tsx";
import { byOn, keeps, open, shows, trainingForm } from "./training-form.ts";
import { trainingFormPage, trainingPage } from "./training-frame.tsx";

type Parts = { readonly sealKey: Buffer };

const makeRoutes = ({ sealKey }: Parts): readonly Route[] =>
  trainingForm({
    path: "/training/sessions/:trainingSessionId/attendance/qr",
    params: sessionParams,
    access: keeps,
    reads: "training.attendance.read",
    action: "training.hall-code.make",
    done: "Code made.",
    form: hallCodeForm,
    about: async ({ tx, params: { trainingSessionId } }) => {
      const session = await findSession(tx, trainingSessionId);
      return session?.cancelledAt === null ? session : undefined;
    },
    send: async (session, sent) => {
      const change = await makeHallCode(sent.tx, byOn(sent), {
        session,
        sealKey,
        form: sent.typed,
      });
      const made = "made" in change && change.made;
      if (!made) return change;
      const address = `${sent.frame.origin}${trainingPaths.hallCode(made.code)}`;
      const { from, until } = made.span;
      const view = trainingPage({
        heading: `Attendance: ${session.course}`,
        caption: [formatDateTime(session.startsAt), session.heldIn ?? []].flat().join(", "),
        crumbs: [{ text: session.course, href: trainingPaths.session(session.sessionId) }],
        children: (
          <>
            <p class="govuk-body">
              {`Scan this code to record that you are here: with a Lantern account, or with the link that you booked with. It works from ${formatTime(from)} until ${formatTime(until)} on ${formatDate(londonDate(from))}.`}
            </p>
            <p class="govuk-body app-screen-only">
              This code is shown only now: print it or leave it open. Another can be made at any
              time.
            </p>
            <QrCode text={address} label="QR code with the address that stands below it" />
            <p class="govuk-body app-verbatim" id="hall-code">
              {address}
            </p>
          </>
        ),
      });
      // It hangs at the door of a hall, and says nothing of who printed it.
      return { kind: "answered", outcome: { kind: "page", view: { ...view, marking: "" } } };
    },
    home: ({ sessionId }) => trainingPaths.attendance(sessionId),
    page: (session, state) =>
      trainingFormPage({
        heading: "QR code for the hall",
        crumbs: [{ text: session.course, href: trainingPaths.session(session.sessionId) }],
        form: hallCodeForm,
        state,
        drawing: {},
        action: trainingPaths.makeHallCode(session.sessionId),
        button: "Show the code",
      }),
  });

const access = {
  public: "attendance at training by a code and a one-time link; it reads no record",
} as const;
const actsAs = "front-door";
const params = z.object({ hallCode: text().max(100) });
const headers = { "x-robots-tag": "noindex, nofollow, noarchive" };

const plainPage = (heading: string, body: View["body"], hasErrors = false): View => ({
  title: heading,
  plain: { lang: "en" },
  marking: "",
  hasErrors,
  body: <div class="app-family">{body}</div>,
});

const Said = ({ heading, more }: { readonly heading: string; readonly more: string }) => (
  <>
    <h1 class="govuk-heading-l">{heading}</h1>
    <p class="govuk-body">{more}</p>
  </>
);

const overHeading = "This code does not work any more";
const overText = "Ask in the hall for a new code, or tell the trainer that you are here.";

/** One answer for whatever code records nothing. */
const over: Outcome = {
  kind: "refused",
  status: 403,
  headers,
  view: plainPage(overHeading, <Said heading={overHeading} more={overText} />),
};

const saidWords: Readonly<Record<Exclude<AttendSaid, "absent">, readonly [string, string]>> = {
  recorded: ["You are recorded as here", "You can close this page."],
  again: [
    "You are already recorded as here",
    "Nothing is recorded twice. You can close this page.",
  ],
  left: ["This cannot be recorded", "Tell the trainer that you are here."],
  unknown: ["This cannot be recorded", "Tell the trainer that you are here."],
};

type HallPage = {
  readonly code: string;
  readonly session: HallSession;
  readonly state: FormState<typeof hallLinkForm>;
};

/** Two ways: one press with an account, or the link that booked the place. */
const hallPage = ({ code, session, state }: HallPage): View =>
  plainPage(
    `Attendance: ${session.course}`,
    <>
      {formSummary(hallLinkForm, state)}
      <h1 class="govuk-heading-l">{`Attendance: ${session.course}`}</h1>
      <p class="govuk-body">{formatDateTime(session.startsAt)}</p>
      <h2 class="govuk-heading-m">With a Lantern account</h2>
      <Form action={trainingPaths.here(code)} csrfToken={state.csrfToken}>
        <Button text="I am here" preventDoubleClick />
      </Form>
      <h2 class="govuk-heading-m">Without an account</h2>
      <DeclaredForm
        form={hallLinkForm}
        state={state}
        drawing={{}}
        action={trainingPaths.hallCode(code)}
        button="Record that I am here"
        isSecondary
      />
    </>,
    (state.errors ?? []).length > 0,
  );

const publicRoutes = ({ sealKey }: Parts): readonly Route[] => [
  publicRoute({
    method: "GET",
    path: "/h/:hallCode",
    access,
    actsAs,
    audit: { action: "training.hall-code.open" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { hallCode: code } }) => {
      if (!isHallCode(sealKey, code)) return over;
      const session = await findHallCode(tx, { code, at: clock.now() });
      if (!session) return over;
      const state = blankState(hallLinkForm, csrfToken);
      return { kind: "page", view: hallPage({ code, session, state }), headers };
    },
  }),
  publicRoute({
    method: "POST",
    path: "/h/:hallCode",
    access,
    actsAs,
    audit: { action: "training.hall-code.use" },
    input: { params, form: formInput(hallLinkForm) },
    handle: async ({ tx, clock, caller, frame: { csrfToken }, params, form: typed }) => {
      const { hallCode: code } = params;
      const at = clock.now();
      if (!isHallCode(sealKey, code)) return over;
      const session = await findHallCode(tx, { code, at });
      if (!session) return over;
      const { value, errors } = hallLinkForm.read(typed, {});
      if (errors) {
        const view = hallPage({ code, session, state: { csrfToken, typed, errors } });
        return { kind: "invalid", view, headers };
      }
      const isWithin = await mayTry(tx, { token: tokenIn(value.link), ip: caller.ip, at });
      if (!isWithin) return over;
      const said = await attendByCode(tx, { code, link: value.link, at });
      if (said === "absent") return over;
      if (said === "unknown" || said === "left") {
        // One answer: who has a code learns nothing of who has the link.
        const message = "This link did not book a place here. Tell the trainer that you are here";
        const state = { csrfToken, typed, errors: [{ field: "link", message }] };
        return { kind: "invalid", view: hallPage({ code, session, state }), headers };
      }
      const [heading, more] = saidWords[said];
      return {
        kind: "page",
        view: plainPage(heading, <Said heading={heading} more={more} />),
        headers,
      };
    },
  }),
];

const hereRoute = ({ sealKey }: Parts): Route =>
  route({
    method: "POST",
    path: "/training/here/:hallCode",
    access: open,
    audit: { action: "training.hall-code.use" },
    shows,
    input: { params },
    handle: async ({ tx, clock, params: { hallCode: code } }) => {
      if (!isHallCode(sealKey, code)) return over;
      const said = await attendByCode(tx, { code, at: clock.now() });
      if (said === "absent") return over;
      if (said === "unknown")
        return {
          kind: "page",
          view: trainingPage({
            heading: "You are not in the training register",
            children: (
              <p class="govuk-body">
                <a class="govuk-link" href={trainingPaths.me}>
                  Register for training
                </a>
                , then scan the code again.
              </p>
            ),
          }),
        };
      const [heading, more] = saidWords[said];
      return {
        kind: "page",
        view: trainingPage({ heading, children: <p class="govuk-body">{more}</p> }),
      };
    },
  });

/** Attendance by a QR code in the hall. */
export const hallCodeRoutes = (parts: Parts): readonly Route[] => [
  ...makeRoutes(parts),
  ...publicRoutes(parts),
  hereRoute(parts),
];
