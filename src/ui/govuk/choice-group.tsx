import type { VNode } from "preact";
import type { ErrorMessageProps } from "./error-message.tsx";
import { Fieldset, type FieldsetOptions } from "./fieldset.tsx";
import { describedByIds, FormGroup, HintAndError } from "./form-group.tsx";
import type { HintProps } from "./hint.tsx";
import type { Attributes, CommonProps, Content } from "./shared.ts";

/** Options of the div around several controls that answer one question. */
export interface GroupOptions extends CommonProps {
  beforeInputs?: Content;
  afterInputs?: Content;
}

/** What radios, checkboxes and the date input share. */
export interface GroupProps extends CommonProps {
  fieldset?: FieldsetOptions | undefined;
  hint?: Omit<HintProps, "id"> | undefined;
  errorMessage?: Omit<ErrorMessageProps, "id"> | undefined;
  formGroup?: GroupOptions | undefined;
}

interface ChoiceGroupProps {
  id: string;
  group: GroupProps;
  role?: "group";
  /** The element that holds the controls. */
  list: { class: string; attributes: Attributes };
  children: Content;
}

/** Fieldset (when asked for), hint, error message and the controls, in the fixed order. */
export function ChoiceGroup({ id, group, role, list, children }: ChoiceGroupProps): VNode {
  const inner = (
    <>
      <HintAndError id={id} hint={group.hint} errorMessage={group.errorMessage} />
      <div class={list.class} {...list.attributes}>
        {group.formGroup?.beforeInputs}
        {children}
        {group.formGroup?.afterInputs}
      </div>
    </>
  );
  const describedBy = describedByIds(id, {
    describedBy: group.fieldset?.describedBy,
    hint: group.hint,
    errorMessage: group.errorMessage,
  });
  return (
    <FormGroup hasError={group.errorMessage !== undefined} options={group.formGroup}>
      {group.fieldset ? (
        <Fieldset {...group.fieldset} role={role} describedBy={describedBy}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  );
}
