import { sql } from "kysely";
import { addDays, londonInstant } from "../../kernel/dates.ts";
import { choiceFrom, defineForm, text, type Option, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { hashOfLink, mayTryLink, newHanded, readToken } from "../accounts/index.ts";
import { readBody } from "../configuration/index.ts";
import { bodyColumns, bodyOptions, keptBodies, type Body } from "./bodies.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { trainingKind } from "./configuration-kinds.ts";
import { isMail } from "./person-form.ts";
import type { Session } from "./session-reads.ts";
import { optionsOf, trainingSchemeOn, type TrainingScheme } from "./training-scheme.ts";

type Context = { readonly scheme: TrainingScheme; readonly bodies: readonly Body[] };

/** For whom a one-time link is. */
export const linkForm = defineForm<Context, Context>()({
  body: choiceFrom({
    label: "Agency or school of the person",
    options: ({ bodies }) => bodyOptions(bodies),
    unchosen: "Choose an agency or a school",
    missing: "Choose the agency or school",
  }),
  audience: choiceFrom({
    label: "Audience",
    options: ({ scheme }) => optionsOf(scheme.audiences),
    unchosen: "Choose an audience",
    missing: "Choose the audience",
  }),
});

type Making = { readonly session: Session; readonly form: Sent<typeof linkForm> };

/** Makes a link that books one place. The token is answered once, and only its hash is kept. */
export async function makeLink(
  tx: Tx,
  by: CommandContext,
  { session, form }: Making,
): Promise<Change & { readonly token?: string }> {
  const scheme = await trainingSchemeOn(tx, by.today);
  const bodies = await keptBodies(tx, by.actor);
  const { value, errors } = linkForm.read(form, { scheme, bodies });
  if (errors) return { kind: "invalid", errors };
  const { token } = newHanded();
  await tx
    .insertInto("directory.training_links")
    .values({
      training_link_id: newId(),
      partnership_id: by.actor.partnershipId,
      training_session_id: session.sessionId,
      ...bodyColumns(value.body),
      audience: value.audience,
      token_hash: hashOfLink("training", token),
      made_by: by.actor.id,
      made_at: by.at,
      expires_at: londonInstant(addDays(by.today, scheme.linkDays), "23:59"),
    })
    .execute();
  return { kind: "accepted", token };
}

/** What somebody with the link reads. */
export type OpenLink = {
  readonly course: string;
  readonly impact: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly heldIn: string | null;
  /** How to join: once it is booked. */
  readonly joinLink: string | null;
  readonly instructions: string | null;
  readonly trainer: string;
  readonly body: string;
  readonly scheme: TrainingScheme;
  /** Undefined as long as it is not used. */
  readonly state: "booked" | "waiting" | "cancelled" | null;
  readonly sessionId: string;
};

type Row = Omit<OpenLink, "scheme"> & { readonly scheme: unknown };

/** Undefined for a link that never was, is over, or whose session is: nobody learns which. */
export async function findLink(tx: Tx, typed: string, at: Date): Promise<OpenLink | undefined> {
  const token = readToken(typed);
  if (token === undefined) return undefined;
  const { rows } = await sql<Row>`
    select course, impact, starts_at as "startsAt", lasts_minutes as minutes, held_in as "heldIn", join_link as "joinLink",
      instructions, trainer, body, scheme, state, training_session_id as "sessionId"
    from directory.training_link(${hashOfLink("training", token)}, ${at})`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const place = { kind: trainingKind, key: "training" } as const;
  return { ...row, scheme: readBody(place, row.scheme) };
}

type Given = { readonly scheme: TrainingScheme };
const roles = ({ scheme }: Given): readonly Option[] => optionsOf(scheme.roles);

/** What somebody without an account says of themselves. */
export const linkBookForm = defineForm<Given, Given>()(
  {
    name: text({ label: "Your name", called: "Your name", most: 120, missing: "Enter your name" }),
    email: text({
      label: "Your work e-mail",
      called: "Your work e-mail",
      most: 254,
      missing: "Enter your work e-mail",
    }),
    role: choiceFrom({
      label: "Your role",
      options: roles,
      unchosen: "Choose your role",
      missing: "Choose your role",
    }),
  },
  {
    email: ({ email }) =>
      email && !isMail(email) && "Enter an e-mail address, such as name@agency.example",
  },
);

type Booking = {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
};

/** Books by the link, once. */
export async function bookByLink(
  tx: Tx,
  { token, name, email, role }: Booking,
  at: Date,
): Promise<string> {
  const { rows } = await sql<{ said: string }>`
    select directory.book_by_training_link(${hashOfLink("training", readToken(token) ?? "")}, ${newId()}::uuid,
      ${newId()}::uuid, ${name}, ${email}, ${role}, ${at}) as said`.execute(tx);
  return rows[0]?.said ?? "absent";
}

export const mayTry = (
  tx: Tx,
  asked: { readonly token: string; readonly ip: string; readonly at: Date },
): Promise<boolean> => mayTryLink(tx, "training", asked);
