import type { ComponentChildren, VNode } from "preact";
import { errorFor } from "../../../ui/forms/index.ts";
import { Button, DateInput, Radios, Select, Textarea } from "../../../ui/govuk/index.ts";
import {
  levelSaid,
  reviewDaysWords,
  StepDownFields,
  type ChildFacts,
} from "../../child-record/index.ts";
import type { DecisionForm as DecisionTyped, EnquiryContext } from "../decide.ts";
import type { PanelType } from "../panel-type.ts";
import { KeptForm } from "./kept-forms.tsx";
import type { ReadQuery } from "./meeting-page.tsx";

export type LevelTyped = Readonly<
  Record<
    | "level"
    | "levelReason"
    | "levelDissent"
    | "evidence"
    | "evidenceSource"
    | "childView"
    | "review-day"
    | "review-month"
    | "review-year"
    | "version",
    string
  >
>;

const small = "govuk-fieldset__legend--s";

/** Nothing chosen, and no review date: an empty one follows the level. */
export function blankLevel({ standing }: ChildFacts): LevelTyped {
  return {
    level: "",
    levelReason: "",
    levelDissent: "",
    evidence: "",
    evidenceSource: "",
    childView: "",
    version: String(standing.version),
    "review-day": "",
    "review-month": "",
    "review-year": "",
  };
}

/** In the words of the scheme that it was decided under. */
export const currentLevel = ({
  standing: { level, levelSaid: said },
  scheme,
}: ChildFacts): string => levelSaid(scheme, { level, said });

type LevelProps = ReadQuery<LevelTyped> & {
  readonly facts: ChildFacts;
  readonly action: string;
  readonly legend?: string;
  readonly button?: string;
  /** Asked before the level. */
  readonly children?: ComponentChildren;
};

export function LevelForm(props: LevelProps): VNode | null {
  const { facts, action, csrfToken, typed, errors = [], children } = props;
  const { legend = "Level that the meeting agrees", button = "Record the agreed level" } = props;
  const { scheme } = facts;
  if (scheme.levels.length === 0) return null;
  return (
    <KeptForm action={action} csrfToken={csrfToken} draft={props.draft}>
      <input type="hidden" name="version" value={typed.version} />
      {children}
      <Radios
        name="level"
        fieldset={{ legend: { text: legend, classes: small } }}
        value={typed.level}
        hint={{
          text: `Now: ${currentLevel(facts)}. To be reviewed: ${reviewDaysWords(scheme)}. The level says how much risk there is; whether the child is being harmed is decided and kept apart. Not knowing something is not a reason for a lower level.`,
        }}
        items={[...scheme.levels]
          .reverse()
          .map(({ level, name }) => ({ value: String(level), text: name }))}
        errorMessage={errorFor(errors, "level")}
      />
      <Textarea
        name="levelReason"
        label={{ text: "Reason for this level" }}
        value={typed.levelReason}
        rows={4}
        errorMessage={errorFor(errors, "reason")}
      />
      <Textarea
        name="levelDissent"
        label={{ text: "Who disagrees with the level, and why (optional)" }}
        value={typed.levelDissent}
        rows={2}
        errorMessage={errorFor(errors, "dissent")}
      />
      <StepDownFields typed={typed} errors={errors} />
      <DateInput
        id="review"
        namePrefix="review"
        fieldset={{ legend: { text: "Review the level by", classes: small } }}
        hint={{ text: "Leave it empty for the usual time of the level" }}
        values={typed}
        errorMessage={errorFor(errors, "reviewBy")}
      />
      <Button text={button} classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}

export const blankDecision: DecisionTyped = {
  decision: "",
  decisionReason: "",
  decisionDissent: "",
  decisionLead: "",
};

type DecisionProps = ReadQuery<DecisionTyped> &
  Partial<Pick<EnquiryContext, "leads">> & {
    readonly type: Pick<PanelType, "decisions">;
    readonly action: string;
  };

export function DecisionForm(props: DecisionProps): VNode {
  const { type, action, csrfToken, typed, leads = [], errors = [] } = props;
  return (
    <KeptForm action={action} csrfToken={csrfToken} draft={props.draft}>
      <Select
        name="decision"
        label={{ text: "What the meeting decides" }}
        value={typed.decision}
        items={[
          { value: "", text: "Choose" },
          ...type.decisions.map(({ key, name }) => ({ value: key, text: name })),
        ]}
        errorMessage={errorFor(errors, "decision")}
      />
      {type.decisions.some(({ begins }) => begins !== undefined) && (
        <Select
          name="decisionLead"
          label={{ text: "Who leads the enquiry, if one begins" }}
          hint={{ text: "The enquiry begins with this decision, under its clock" }}
          value={typed.decisionLead}
          items={[
            { value: "", text: "Choose" },
            ...leads.map(({ staffId, name }) => ({ value: staffId, text: name })),
          ]}
          errorMessage={errorFor(errors, "decisionLead")}
        />
      )}
      <Textarea
        name="decisionReason"
        label={{ text: "Reason for the decision" }}
        value={typed.decisionReason}
        rows={3}
        errorMessage={errorFor(errors, "decisionReason")}
      />
      <Textarea
        name="decisionDissent"
        label={{ text: "Who disagrees with the decision, and why (optional)" }}
        value={typed.decisionDissent}
        rows={2}
        errorMessage={errorFor(errors, "decisionDissent")}
      />
      <Button text="Record the decision" classes="govuk-button--secondary" preventDoubleClick />
    </KeptForm>
  );
}
