import type { VNode } from "preact";
import { picturePolicy } from "../../../../platform/files/limits.ts";
import { DeclaredForm, type DeclaredFormProps } from "../../../../ui/forms/index.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { pictureForm } from "../picture-form.ts";

type Props = Pick<DeclaredFormProps<typeof pictureForm>, "action" | "state" | "drawing">;

/** Whether a picture that somebody gave is kept: asked of one who decides for the MASH, before anybody else opens it. */
export const PictureDecision = (props: Props): VNode => (
  <>
    <InsetText>
      {`${picturePolicy} If it may be one of these, do not open it again and send it to nobody: refuse it here and ring them now.`}
    </InsetText>
    <DeclaredForm {...props} form={pictureForm} button="Record this" />
  </>
);
