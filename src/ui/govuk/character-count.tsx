import type { VNode } from "preact";
import { Hint } from "./hint.tsx";
import { classNames, optionalAttributes } from "./shared.ts";
import { Textarea, type TextareaProps } from "./textarea.tsx";
import { type PluralMessages, translationAttributes } from "./translations.ts";

export interface CharacterCountProps extends Omit<TextareaProps, "describedBy"> {
  maxlength?: number | undefined;
  maxwords?: number | undefined;
  countType?: string | undefined;
  /** Percentage of the limit at which the message appears. */
  threshold?: number | undefined;
  countMessage?: { classes?: string | undefined } | undefined;
  textareaDescriptionText?: string | undefined;
  charactersUnderLimitText?: PluralMessages | undefined;
  charactersAtLimitText?: string | undefined;
  charactersOverLimitText?: PluralMessages | undefined;
  wordsUnderLimitText?: PluralMessages | undefined;
  wordsAtLimitText?: string | undefined;
  wordsOverLimitText?: PluralMessages | undefined;
}

function countTypeOf(props: CharacterCountProps): string | undefined {
  return props.countType ?? (props.maxwords === undefined ? undefined : "words");
}

/** The limit in words; empty when only JavaScript knows the limit. */
function limitText(props: CharacterCountProps): string | undefined {
  const limit = props.maxwords ?? props.maxlength;
  if (limit === undefined) return undefined;
  const unit = countTypeOf(props) === "words" ? "words" : "characters";
  const text = props.textareaDescriptionText ?? `You can enter up to %{count} ${unit}`;
  return text.replaceAll("%{count}", String(limit));
}

function groupAttributes(props: CharacterCountProps) {
  const hasLimit = props.maxwords !== undefined || props.maxlength !== undefined;
  const description = hasLimit ? undefined : props.textareaDescriptionText;
  return {
    "data-module": "govuk-character-count",
    ...optionalAttributes({
      "data-maxlength": props.maxlength,
      "data-maxwords": props.maxwords,
      "data-threshold": props.threshold,
      "data-count-type": countTypeOf(props),
    }),
    ...translationAttributes({
      "textarea-description": description === undefined ? undefined : { other: description },
      "characters-under-limit": props.charactersUnderLimitText,
      "characters-at-limit": props.charactersAtLimitText,
      "characters-over-limit": props.charactersOverLimitText,
      "words-under-limit": props.wordsUnderLimitText,
      "words-at-limit": props.wordsAtLimitText,
      "words-over-limit": props.wordsOverLimitText,
    }),
    ...props.formGroup?.attributes,
  };
}

export function CharacterCount(props: CharacterCountProps): VNode {
  const infoId = `${props.id ?? props.name}-info`;
  const messageClasses = classNames("govuk-character-count__message", props.countMessage?.classes);
  const afterInput = (
    <>
      <Hint id={infoId} classes={messageClasses} text={limitText(props)} />
      {props.formGroup?.afterInput}
    </>
  );
  return (
    <Textarea
      name={props.name}
      id={props.id}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      describedBy={infoId}
      rows={props.rows}
      spellcheck={props.spellcheck}
      autocomplete={props.autocomplete}
      disabled={props.disabled}
      value={props.value}
      classes={classNames("govuk-js-character-count", props.classes)}
      attributes={props.attributes}
      formGroup={{
        classes: classNames("govuk-character-count", props.formGroup?.classes),
        attributes: groupAttributes(props),
        beforeInput: props.formGroup?.beforeInput,
        afterInput,
      }}
    />
  );
}
