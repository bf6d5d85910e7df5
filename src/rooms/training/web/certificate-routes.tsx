import { z } from "zod";
import { formatDate } from "../../../kernel/dates.ts";
import { docxType, pdfType, toDocx, toPdf } from "../../../platform/documents/index.ts";
import { madeFile } from "../../../platform/files/made-file.ts";
import { anId } from "../../../platform/http/field.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { publicRoute, route, type Route } from "../../../platform/http/route.ts";
import { blankState, DeclaredForm, formSummary, type FormState } from "../../../ui/forms/index.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import {
  certificateDocument,
  checkCode,
  checkForm,
  findCertificate,
  mayCheck,
  type Checked,
} from "../certificate.ts";
import { trainingPaths } from "./paths.ts";
import { open, shows } from "./training-form.ts";

const files = [
  ["pdf", pdfType, toPdf],
  ["docx", docxType, toDocx],
] as const;

const fileRoutes: readonly Route[] = files.map(([as, mediaType, make]) =>
  route({
    method: "GET",
    path: `/training/certificates/:trainingAttendanceId/${as}`,
    access: open,
    audit: { action: "training.certificate" },
    shows,
    input: { params: z.object({ trainingAttendanceId: anId }) },
    handle: async ({ tx, clock, frame: { origin }, params: { trainingAttendanceId } }) => {
      const certificate = await findCertificate(tx, trainingAttendanceId);
      if (!certificate) return { kind: "notFound" };
      const says = certificateDocument(certificate, { origin, today: clock.today() });
      const name = `Certificate of attendance.${as}`;
      const file = madeFile({ name, mediaType, says, make });
      return { kind: "file", file, subjectIds: [certificate.personId] };
    },
  }),
);

const access = {
  public: "whether a certificate is genuine, by its code; it names nobody",
} as const;
const actsAs = "front-door";
const headers = { "x-robots-tag": "noindex, nofollow, noarchive" };

type CheckPage = {
  readonly state: FormState<typeof checkForm>;
  readonly found?: Checked | undefined;
  readonly isAsked?: boolean;
  readonly isTooOften?: boolean;
};

const heading = "Check a training certificate";

const validity = ({ expiresOn }: Checked): string =>
  expiresOn === null ? "It does not expire." : `It expires on ${formatDate(expiresOn)}.`;

function checkPage({ state, found, isAsked = false, isTooOften = false }: CheckPage): View {
  return {
    title: heading,
    plain: { lang: "en" },
    marking: "",
    hasErrors: (state.errors ?? []).length > 0,
    body: (
      <div class="app-family">
        {formSummary(checkForm, state)}
        <h1 class="govuk-heading-l">{heading}</h1>
        {isTooOften && (
          <InsetText text="Too many codes were tried. Wait a quarter of an hour, and try again." />
        )}
        {isAsked && found === undefined && (
          <InsetText text="No certificate has this code. Look at the code again, or ask who gave you the certificate." />
        )}
        {found !== undefined && (
          <InsetText>
            {`This certificate is genuine: ${found.course}, attended on ${formatDate(found.heldOn)}. ${validity(found)} Compare both with what it says. Names are not shown here.`}
          </InsetText>
        )}
        <DeclaredForm
          form={checkForm}
          state={state}
          drawing={{}}
          action={trainingPaths.check}
          button="Check the code"
        />
      </div>
    ),
  };
}

const checkRoutes: readonly Route[] = [
  publicRoute({
    method: "GET",
    path: "/certificates",
    access,
    actsAs,
    audit: { action: "training.certificate.page" },
    input: {},
    handle: ({ frame: { csrfToken } }) => {
      const view = checkPage({ state: blankState(checkForm, csrfToken) });
      return Promise.resolve({ kind: "page", view, headers });
    },
  }),
  publicRoute({
    method: "POST",
    path: "/certificates",
    access,
    actsAs,
    audit: { action: "training.certificate.check" },
    input: { form: formInput(checkForm) },
    handle: async ({ tx, clock, caller, frame: { csrfToken }, form: typed }) => {
      const isWithin = await mayCheck(tx, { ip: caller.ip, at: clock.now() });
      const blank = blankState(checkForm, csrfToken);
      if (!isWithin) {
        const view = checkPage({ state: blank, isTooOften: true });
        return { kind: "refused", status: 429, view, headers };
      }
      const { value, errors } = checkForm.read(typed, {});
      if (errors) {
        return {
          kind: "invalid",
          view: checkPage({ state: { ...blank, typed, errors } }),
          headers,
        };
      }
      const found = await checkCode(tx, value.code);
      return { kind: "page", view: checkPage({ state: blank, found, isAsked: true }), headers };
    },
  }),
];

export const certificateRoutes: readonly Route[] = [...fileRoutes, ...checkRoutes];
