import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import {
  askedIf,
  choice,
  choiceFrom,
  defineForm,
  each,
  file,
  moment,
  optionalText,
  own,
  sought,
  tick,
  type Row,
} from "../../kernel/forms/index.ts";
import { blankState, DeclaredForm, formSummary, Questions } from "./index.ts";

type Reading = { readonly now: Date };
type Drawing = { readonly names: readonly string[] };

const form = defineForm<Reading & Drawing, Drawing>()({
  held: choice({
    label: "Held?",
    options: { yes: "Yes", no: { text: "No", hint: "Say why" } },
    reveals: { yes: ["at"] },
    missing: "Choose",
  }),
  at: moment({ label: "When?", called: "When" }),
  who: choiceFrom({
    label: ({ names }) => `Who of ${names.length}?`,
    unchosen: "Nobody",
    options: ({ names }) => names.map((value) => ({ value, text: value })),
    offered: ({ names }) => names.slice(1).map((value) => ({ value, text: value })),
    missing: "Choose who",
  }),
  why: askedIf(
    ({ names }) => names.length > 2,
    optionalText({ label: "Why?", rows: 3, isVerbatim: true, called: "Why", most: 5 }),
  ),
  look: own({ outcome: "outcome" }),
});

const blank = blankState(form, "a-token");
const props = {
  form,
  state: blank,
  drawing: { names: ["Ann", "Ben"] },
  action: "/somewhere",
  button: "Record this",
  own: { look: <p>drawn by the page</p> },
};
const times = (html: string, what: string): number => html.split(what).length - 1;

describe("a declared form", () => {
  test("draws each of its questions once, those inside an option in it", () => {
    const html = render(<DeclaredForm {...props} drawing={{ names: ["Ann", "Ben", "Cy"] }} />);
    for (const name of ["at-day", "at-month", "at-year", "at-time", "who", "why"]) {
      expect([name, times(html, ` name="${name}"`)]).toEqual([name, 1]);
    }
    expect(times(html, ' name="held"')).toBe(2);
    expect(times(html, "drawn by the page")).toBe(1);
    expect(html).toContain('id="conditional-held"');
    expect(html).toContain("Who of 3?");
    expect(html).toContain("data-verbatim");
    expect([html.includes(">Ben<"), html.includes(">Ann<")]).toEqual([true, false]);
  });

  test("leaves out what is not asked", () => {
    expect(render(<DeclaredForm {...props} />)).not.toContain('name="why"');
  });

  test("says beside a question what the answer is for, where that is said", () => {
    const asked = { label: "Told?", options: { yes: "Yes", no: "No" }, missing: "Choose" };
    const told = defineForm()({ told: choice({ ...asked, why: "They have the right to know" }) });
    const html = render(<Questions form={told} state={blankState(told, "")} drawing={{}} />);
    expect(html.indexOf("Told?")).toBeLessThan(html.indexOf("Why we ask"));
    expect(html).toContain("They have the right to know");
    expect(render(<DeclaredForm {...props} />)).not.toContain("Why we ask");
  });

  test("stands as its page places it", () => {
    const html = render(
      <DeclaredForm {...props}>
        {(draw) => (
          <>
            {draw("who", "why")}
            <p>between</p>
            {draw("held", "look")}
          </>
        )}
      </DeclaredForm>,
    );
    expect(html.indexOf('name="who"')).toBeLessThan(html.indexOf("between"));
    expect(html.indexOf("between")).toBeLessThan(html.indexOf('name="held"'));
  });

  test.each<[string, readonly (typeof form.open)[number][]]>([
    ["leaves one out", ["held", "who", "why"]],
    ["draws one twice", ["held", "who", "why", "look", "held"]],
    ["draws by itself what stands inside an option", ["held", "who", "why", "look", "at"]],
  ])("fails where its page %s", (_what, names) => {
    expect(() =>
      render(<DeclaredForm {...props}>{(draw) => draw(...names)}</DeclaredForm>),
    ).toThrow(/a form asks/);
  });

  test("fails where its page does not draw what it must draw itself", () => {
    expect(() => render(<DeclaredForm {...props} own={{}} />)).toThrow(/must draw “look” itself/);
  });

  test("keeps what was typed, with what is wrong at its field and above, by its own ids", () => {
    const state = {
      ...blank,
      typed: { ...blank.typed, held: "yes", at: { ...blank.typed.at, day: "31" } },
      errors: [
        { field: "at", message: "No day" },
        { field: "who", message: "Choose who" },
      ],
    };
    const html = render(<DeclaredForm {...props} state={state} suffix="-7" />);
    expect(html).toContain('id="at-7-error"');
    expect(html).toContain('value="31"');
    expect(html).toContain('id="who-7"');
    const summary = render(formSummary(form, state, "-7") ?? <></>);
    expect(summary).toContain('href="#at-7-day"');
    expect(summary).toContain('href="#who-7"');
    expect(html).toContain('id="at-7-day"');
    expect(formSummary(form, blank)).toBeUndefined();
  });
});

describe("the version that a form says", () => {
  const says = (typed: string, isStale?: boolean): string => {
    const state = { ...blank, typed: { ...blank.typed, version: typed } };
    const html = render(
      <DeclaredForm {...props} version={4} state={isStale ? { ...state, isStale } : state} />,
    );
    return /name="version" value="(\d+)"/.exec(html)?.[1] ?? "none";
  };

  test("is the one that stands when it is opened", () => {
    expect(says("")).toBe("4");
  });

  test("stays the one that its writer read, where it comes back or was kept", () => {
    expect(says("3")).toBe("3");
  });

  test("is the one that stands, where someone else was first and that is shown", () => {
    expect(says("3", true)).toBe("4");
    expect(render(formSummary(form, { isStale: true }) ?? <></>)).toContain('href="#now"');
  });

  test("is not there where it is about nothing that changes", () => {
    expect(render(<DeclaredForm {...props} />)).not.toContain('name="version"');
  });
});

describe("a form that anybody may send, in their language", () => {
  const words = { number: "Twój numer", hint: "", code: "Twój kod" };
  const receipt = defineForm<object, typeof words>()({
    number: sought({ label: ({ number }) => number, hint: ({ hint }) => hint }),
    code: sought({ label: ({ code }) => code, inputmode: "numeric", isNeverShown: true }),
  });
  const typed = { number: "k7m-p2x", code: "123456", version: "" };
  const errors = [{ field: "number", message: "Nie ma takiego numeru" }];
  const asked = {
    form: receipt,
    state: { csrfToken: "", typed, errors },
    drawing: words,
    wrong: "Błąd",
    action: "/tell-us/status",
    button: "Sprawdź",
  };

  test("sends no token, and marks what is wrong in that language", () => {
    const html = render(<DeclaredForm {...asked} />);
    expect(html).not.toContain("_csrf");
    expect(html).toContain("Twój numer");
    expect(html).toContain('<span class="govuk-visually-hidden">Błąd:</span>');
    expect(html).not.toContain("govuk-hint");
  });

  test("shows a code no more, and what else was typed again", () => {
    const html = render(<DeclaredForm {...asked} />);
    expect(html).toContain('value="k7m-p2x"');
    expect(html).toContain('inputmode="numeric"');
    expect(html).not.toContain("123456");
  });

  test("is drawn without its form where a page shows how it will look", () => {
    const html = render(<Questions {...asked} state={blankState(receipt, "")} />);
    expect(html).toContain('name="code"');
    expect(html).not.toContain("<form");
  });
});

describe("questions that are asked of each", () => {
  const rowForm = defineForm<Row, Row>()({
    why: optionalText({ label: ({ legend }) => `Why not ${legend}?`, called: "Why", most: 5 }),
  });
  const people = [
    { key: "ann", legend: "Ann" },
    { key: "ben", legend: "Ben" },
  ];
  const rows = defineForm()({ people: each({ form: rowForm, rows: () => people }) });
  const typed = { people: { ben: { why: "far too long" } }, version: "" };
  const errors = [{ field: "why.ben", message: "Why must be 5 characters or fewer" }];
  const state = { csrfToken: "a-token", typed, errors };

  test("stand in a row for each, named after it, with what was typed and what is wrong", () => {
    const html = render(<Questions form={rows} state={state} drawing={{}} />);
    expect(times(html, "<fieldset")).toBe(2);
    expect(html).toContain('id="why-ann" name="why.ann"');
    expect(html).toContain("Why not Ben?");
    expect(html).toContain('value="far too long"');
    expect(times(html, "govuk-error-message")).toBe(1);
  });

  test("are led to from what is wrong", () => {
    expect(render(<>{formSummary(rows, state)}</>)).toContain('href="#why-ben"');
  });
});

test("one box that says all itself has no legend, and a list to bring in says its ending", () => {
  const box = defineForm()({
    list: file({ label: "List", accept: ".csv" }),
    whole: tick({ text: "This is the whole list", hint: "Nobody else" }),
  });
  const state = { csrfToken: "t", typed: { list: undefined, whole: ["yes"], version: "" } };
  const html = render(
    <DeclaredForm form={box} state={state} drawing={{}} action="/x" button="Go" />,
  );
  expect(html).not.toContain("<fieldset");
  expect(html).toContain('accept=".csv"');
  expect(html).toMatch(/id="whole"[^>]*value="yes"[^>]*checked/);
  expect(html).toContain("Nobody else");
});
