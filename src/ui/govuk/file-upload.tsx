import type { VNode } from "preact";
import { describedByIds, FieldGroup, type FieldProps } from "./form-group.tsx";
import { type Attributes, classNames } from "./shared.ts";
import { type PluralMessages, translationAttributes } from "./translations.ts";

export interface FileUploadProps extends FieldProps {
  multiple?: boolean | undefined;
  /** Adds the wrapper that govuk-frontend's JavaScript turns into a drop zone. */
  javascript?: boolean | undefined;
  wrapperClasses?: string | undefined;
  wrapperAttributes?: Attributes | undefined;
  chooseFilesButtonText?: string | undefined;
  dropInstructionText?: string | undefined;
  multipleFilesChosenText?: PluralMessages | undefined;
  noFileChosenText?: string | undefined;
  enteredDropZoneText?: string | undefined;
  leftDropZoneText?: string | undefined;
}

function Control(props: FileUploadProps): VNode {
  const id = props.id ?? props.name;
  const error = props.errorMessage && "govuk-file-upload--error";
  return (
    <input
      class={classNames("govuk-file-upload", props.classes, error)}
      id={id}
      name={props.name}
      type="file"
      disabled={props.disabled === true}
      multiple={props.multiple === true}
      aria-describedby={describedByIds(id, props)}
      {...props.attributes}
    />
  );
}

export function FileUpload(props: FileUploadProps): VNode {
  if (props.javascript !== true) {
    return (
      <FieldGroup field={props}>
        <Control {...props} />
      </FieldGroup>
    );
  }
  const translations = translationAttributes({
    "choose-files-button": props.chooseFilesButtonText,
    "no-file-chosen": props.noFileChosenText,
    "multiple-files-chosen": props.multipleFilesChosenText,
    "drop-instruction": props.dropInstructionText,
    "entered-drop-zone": props.enteredDropZoneText,
    "left-drop-zone": props.leftDropZoneText,
  });
  return (
    <FieldGroup field={props}>
      <div
        class={classNames("govuk-file-upload-wrapper", props.wrapperClasses)}
        data-module="govuk-file-upload"
        {...translations}
        {...props.wrapperAttributes}
      >
        <Control {...props} />
      </div>
    </FieldGroup>
  );
}
