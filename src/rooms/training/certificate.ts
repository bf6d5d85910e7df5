import { sql } from "kysely";
import { formatDate, type IsoDate } from "../../kernel/dates.ts";
import { defineForm, text } from "../../kernel/forms/index.ts";
import type { Document } from "../../platform/documents/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { withinLimit } from "../../platform/session/rate-limit.ts";
import { sourceOf } from "../../platform/session/source.ts";
import { english } from "../../platform/words/index.ts";
import { trainingPaths } from "./web/paths.ts";

export type Certificate = {
  readonly personId: string;
  readonly name: string;
  readonly body: string;
  readonly course: string;
  readonly impact: string;
  readonly heldOn: IsoDate;
  readonly expiresOn: IsoDate | null;
  readonly code: string;
  readonly trainer: string | null;
  readonly edition: number | null;
};

/** Of an attendance in a record that the actor sees; of an absence there is none. */
export async function findCertificate(
  tx: Tx,
  attendanceId: string,
): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`
    select p.training_person_id as "personId", p.name, coalesce(h.name, g.name, '') as body, c.name as course, c.impact,
      a.held_on::text as "heldOn", a.expires_on::text as "expiresOn", a.certificate_code as code, s.trainer, e.edition
    from directory.training_attendances a
    join directory.training_people p on p.training_person_id = a.training_person_id
    join directory.training_courses c on c.training_course_id = a.training_course_id
    left join directory.training_sessions s on s.training_session_id = a.training_session_id
    left join directory.training_editions e on e.training_edition_id = s.training_edition_id
    left join directory.agencies g on g.agency_id = p.agency_id
    left join directory.schools h on h.school_id = p.school_id
    where a.training_attendance_id = ${attendanceId}::uuid and a.state = 'attended'`.execute(tx);
  return rows[0];
}

/** As it is printed, in groups of four. */
export const spacedCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join("-");

type Making = { readonly origin: string; readonly today: IsoDate };

export function certificateDocument(certificate: Certificate, { origin, today }: Making): Document {
  const { name, body, course, heldOn, expiresOn, code, trainer, edition, impact } = certificate;
  const facts: readonly (readonly [string, string])[] = [
    ["Name", name],
    ["Agency or school", body],
    ["Course", edition === null ? course : `${course}, version ${edition}`],
    ["Attended on", formatDate(heldOn)],
    ...(trainer === null ? [] : [["Trainer", trainer] as const]),
    ["Expires", expiresOn === null ? "Does not expire" : formatDate(expiresOn)],
    ["Code", spacedCode(code)],
  ];
  return {
    title: "Certificate of attendance",
    marking: undefined,
    madeFor: `For ${name}`,
    made: formatDate(today),
    language: english,
    blocks: [
      { kind: "facts", facts },
      { kind: "heading", text: "Understanding the impact on a child" },
      { kind: "paragraph", text: impact },
      {
        kind: "paragraph",
        text: `Whether this certificate is genuine can be checked with its code at ${origin}${trainingPaths.check}.`,
      },
    ],
  };
}

export const checkForm = defineForm()({
  code: text({
    label: "Code of the certificate",
    hint: "20 letters and numbers. Spaces and dashes do not matter",
    classes: "govuk-input--width-20",
    called: "Code",
    most: 60,
    missing: "Enter the code of the certificate",
  }),
});

export type Checked = {
  readonly course: string;
  readonly heldOn: IsoDate;
  readonly expiresOn: IsoDate | null;
};

const perIp = { attempts: 20, minutes: 15 };

/** Counts a try, whatever it is, and answers whether it is looked at. */
export const mayCheck = (
  tx: Tx,
  { ip, at }: { readonly ip: string; readonly at: Date },
): Promise<boolean> =>
  withinLimit(tx, `training certificate ip ${sourceOf(ip)}`, { limit: perIp, at });

/** The course and its days, and no name; nothing for a code that is wrong, of an absence, or none at all. */
export async function checkCode(tx: Tx, typed: string): Promise<Checked | undefined> {
  const code = typed.toLowerCase().replaceAll(/[^0-9a-z]/g, "");
  const { rows } = await sql<Checked>`
    select course, held_on::text as "heldOn", expires_on::text as "expiresOn"
    from directory.check_training_certificate(${code})`.execute(tx);
  return rows[0];
}
