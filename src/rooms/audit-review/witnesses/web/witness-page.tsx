import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import {
  blankState,
  DeclaredForm,
  Form,
  formSummary,
  type FormState,
} from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { ListTables } from "../../../../ui/lists/index.ts";
import type { Agency } from "../../../directory/index.ts";
import { witnessForm } from "../witness-form.ts";
import type { witnessList } from "../witness-list.ts";
import type { RegisteredKey } from "../witness-reads.ts";
import { witnessPaths } from "./paths.ts";

export type WitnessPage = {
  readonly shown: ShownBy<typeof witnessList>;
  readonly agencies: readonly Agency[];
  readonly readerId: string;
  readonly mayManage: boolean;
  readonly csrfToken: string;
  readonly state?: FormState<typeof witnessForm>;
};

/** Which agencies co-sign the audit, and with which keys. */
export function witnessPage(page: WitnessPage): View {
  const state = page.state ?? blankState(witnessForm, page.csrfToken);
  const title = "Audit witnesses";
  const errors = page.mayManage ? formSummary(witnessForm, state) : undefined;
  return {
    title,
    width: "wide",
    hasErrors: errors !== undefined,
    body: (
      <>
        {errors}
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body app-form">
          A partner agency can co-sign the checkpoints of the audit with a key that it keeps itself.
          If the audit is later rewritten or set back, it contradicts what the agency signed. Two
          people register each key.
        </p>
        <ListTables
          shown={page.shown}
          cells={{
            agency: ({ agency }) => agency,
            key: ({ publicKey }) => <code class="app-code">{publicKey}</code>,
            state: stateOf,
            signed: ({ checkpoints, last }) =>
              last === null
                ? "Nothing yet"
                : `${counted(checkpoints, "checkpoint")}, the last number ${last.toLocaleString("en-GB")}`,
            answer: (one) => <Change one={one} {...page} />,
          }}
        />
        {page.mayManage && (
          <>
            <h2 class="govuk-heading-m">Register the key of an agency</h2>
            <DeclaredForm
              form={witnessForm}
              state={state}
              drawing={{ agencies: page.agencies }}
              action={witnessPaths.list}
              button="Register the key"
            />
          </>
        )}
      </>
    ),
  };
}

function stateOf({ proposedBy, proposedAt, ...one }: RegisteredKey): string {
  if (one.endedAt)
    return `Ended by ${one.endedBy ?? "a colleague"}, ${formatDateTime(one.endedAt)}`;
  if (one.answeredAt === null)
    return `Waits for a second person: proposed by ${proposedBy}, ${formatDateTime(proposedAt)}`;
  const who = `${one.answeredBy ?? "a colleague"}, ${formatDateTime(one.answeredAt)}`;
  return one.isConfirmed === true
    ? `In force: proposed by ${proposedBy}, confirmed by ${who}`
    : `Refused by ${who}`;
}

type ChangeProps = Pick<WitnessPage, "readerId" | "mayManage" | "csrfToken"> & {
  readonly one: RegisteredKey;
};

function Change({ one, readerId, mayManage, csrfToken }: ChangeProps): VNode {
  const waits = one.answeredAt === null && one.endedAt === null;
  const mayAnswer = waits && one.proposedById !== readerId;
  const mayEnd = mayManage && one.endedAt === null && (waits || one.isConfirmed === true);
  const steps = [
    ...(mayAnswer ? (["confirm", "refuse"] as const) : []),
    ...(mayEnd ? (["end"] as const) : []),
  ];
  return (
    <>
      {steps.map((what) => (
        <Form key={what} action={witnessPaths.change(one.witnessId, what)} csrfToken={csrfToken}>
          <Button
            classes={what === "confirm" ? "" : "govuk-button--secondary"}
            preventDoubleClick
            text={
              <>
                {words[what]}
                <span class="govuk-visually-hidden">{` of ${one.agency}`}</span>
              </>
            }
          />
        </Form>
      ))}
    </>
  );
}

const words = {
  confirm: "Confirm the key",
  refuse: "Refuse the key",
  end: "End the key",
} as const;
