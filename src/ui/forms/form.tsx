import type { VNode } from "preact";
import type { CommonProps, Content } from "../govuk/index.ts";

export const csrfFieldName = "_csrf";

export function HiddenCsrf({ token }: { token: string }): VNode {
  return <input type="hidden" name={csrfFieldName} value={token} />;
}

/** On a box for somebody’s own words: no advice is given on them while they are written. */
export const verbatim = { "data-verbatim": "" };

export interface FormProps extends CommonProps {
  action: string;
  /** Empty on a page whose form is taken without a cookie. */
  csrfToken: string;
  id?: string | undefined;
  /** Set for forms with files. */
  enctype?: "multipart/form-data" | undefined;
  children: Content;
}

/** A form that changes something. Errors are ours to word, so the browser does not validate. */
export function Form(props: FormProps): VNode {
  return (
    <form
      method="post"
      action={props.action}
      id={props.id}
      class={props.classes}
      enctype={props.enctype}
      novalidate
      {...props.attributes}
    >
      {props.csrfToken !== "" && <HiddenCsrf token={props.csrfToken} />}
      {props.children}
    </form>
  );
}
