import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Form, FormErrorSummary } from "./forms/index.ts";
import * as govuk from "./govuk/index.ts";
import { Counts, Promises, Voice } from "./layout/index.ts";
import * as moj from "./moj/index.ts";
import { fieldOptions, groupOptions } from "./fixtures/hostile-options.ts";
import { Hostile, read } from "./fixtures/hostile.ts";

type Build = (t: () => string) => VNode;

const components: Record<string, Build> = {
  Accordion: (t) => (
    <govuk.Accordion
      id={t()}
      items={[
        { heading: { text: t() }, summary: { text: t() }, content: { text: t() } },
        { heading: { text: t() }, content: { text: <b>{t()}</b> } },
      ]}
      hideAllSectionsText={t()}
      hideSectionText={t()}
      hideSectionAriaLabelText={t()}
      showAllSectionsText={t()}
      showSectionText={t()}
      showSectionAriaLabelText={t()}
    />
  ),
  Alert: (t) => (
    <moj.Alert
      title={t()}
      showTitleAsHeading
      text={t()}
      classes={t()}
      focusOnDismissSelector={t()}
    />
  ),
  BackLink: (t) => <govuk.BackLink text={t()} href={t()} classes={t()} />,
  Badge: (t) => <moj.Badge text={t()} classes={t()} />,
  Breadcrumbs: (t) => (
    <govuk.Breadcrumbs labelText={t()} items={[{ text: t(), href: t() }, { text: t() }]} />
  ),
  BrowserSortedTable: (t) => (
    <moj.BrowserSortedTable
      caption={t()}
      columns={[{ text: t(), sorted: "ascending" }, { text: t() }]}
      rows={[[{ text: t(), sortValue: t() }, { text: t() }]]}
    />
  ),
  Button: (t) => <govuk.Button text={t()} id={t()} name={t()} value={t()} classes={t()} />,
  "Button as link": (t) => <govuk.Button text={t()} href={t()} attributes={{ title: t() }} />,
  CharacterCount: (t) => (
    <govuk.CharacterCount
      {...fieldOptions(t)}
      value={t()}
      maxlength={10}
      textareaDescriptionText={t()}
      charactersUnderLimitText={{ one: t() }}
      charactersAtLimitText={t()}
      charactersOverLimitText={{ other: t() }}
      wordsUnderLimitText={{ one: t() }}
      wordsAtLimitText={t()}
      wordsOverLimitText={{ other: t() }}
    />
  ),
  Checkboxes: (t) => (
    <govuk.Checkboxes
      {...groupOptions(t)}
      name={t()}
      items={[
        { text: t(), value: t(), hint: { text: t() }, conditional: t() },
        { divider: t() },
        { text: t(), value: t(), id: t(), name: t() },
      ]}
    />
  ),
  Counts: (t) => <Counts label={t()} items={[{ count: 1, text: t(), href: t() }]} />,
  DateInput: (t) => (
    <govuk.DateInput
      {...groupOptions(t)}
      id={t()}
      namePrefix={t()}
      day={{ label: t(), value: t(), autocomplete: t(), pattern: t(), inputmode: t(), id: t() }}
    />
  ),
  DatePicker: (t) => (
    <moj.DatePicker
      {...fieldOptions(t)}
      value={t()}
      minDate={t()}
      maxDate={t()}
      excludedDates={t()}
      excludedDays={t()}
    />
  ),
  Details: (t) => <govuk.Details id={t()} summaryText={t()} text={t()} />,
  ErrorMessage: (t) => <govuk.ErrorMessage id={t()} text={t()} visuallyHiddenText={t()} />,
  ErrorSummary: (t) => (
    <govuk.ErrorSummary
      titleText={t()}
      descriptionText={t()}
      errorList={[{ text: t(), href: t() }, { text: t() }]}
    />
  ),
  ExitThisPage: (t) => (
    <govuk.ExitThisPage
      id={t()}
      text={t()}
      redirectUrl={t()}
      activatedText={t()}
      timedOutText={t()}
      pressTwoMoreTimesText={t()}
      pressOneMoreTimeText={t()}
    />
  ),
  Fieldset: (t) => (
    <govuk.Fieldset legend={{ text: t(), classes: t() }} describedBy={t()} role={t()}>
      {t()}
    </govuk.Fieldset>
  ),
  FileUpload: (t) => (
    <govuk.FileUpload
      {...fieldOptions(t)}
      javascript
      wrapperClasses={t()}
      chooseFilesButtonText={t()}
      dropInstructionText={t()}
      multipleFilesChosenText={{ one: t() }}
      noFileChosenText={t()}
      enteredDropZoneText={t()}
      leftDropZoneText={t()}
    />
  ),
  Filter: (t) => (
    <moj.Filter
      action={t()}
      heading={t()}
      clearHref={t()}
      submitText={t()}
      selected={[{ heading: t(), tags: [{ text: t(), removeHref: t() }] }]}
    >
      {t()}
    </moj.Filter>
  ),
  Footer: (t) => (
    <govuk.Footer
      containerClasses={t()}
      logo={t()}
      navigation={[{ title: t(), width: t(), items: [{ text: t(), href: t() }] }]}
      meta={{ items: [{ text: t(), href: t() }], text: t(), visuallyHiddenTitle: t() }}
      contentLicence={t()}
      copyright={t()}
    />
  ),
  Form: (t) => (
    <Form action={t()} csrfToken={t()} id={t()} classes={t()}>
      {t()}
    </Form>
  ),
  FormErrorSummary: (t) => <FormErrorSummary title={t()} errors={[{ field: t(), message: t() }]} />,
  Hint: (t) => <govuk.Hint id={t()} text={t()} classes={t()} />,
  IdentityBar: (t) => (
    <moj.IdentityBar
      name={t()}
      lines={[t()]}
      facts={[{ label: t(), value: t() }]}
      warning={t()}
      links={[{ text: t(), href: t() }]}
    />
  ),
  Input: (t) => (
    <govuk.Input
      {...fieldOptions(t)}
      value={t()}
      inputmode={t()}
      autocomplete={t()}
      autocapitalize={t()}
      pattern={t()}
      prefix={{ text: t() }}
      suffix={{ text: t(), classes: t() }}
    />
  ),
  InsetText: (t) => <govuk.InsetText id={t()} text={t()} />,
  Label: (t) => <govuk.Label text={t()} for={t()} classes={t()} />,
  LanguageNavigation: (t) => (
    <govuk.LanguageNavigation
      ariaLabel={t()}
      items={[
        { text: t(), lang: t() },
        { text: t(), href: t(), hrefLang: t(), languageDescriptionText: t() },
      ]}
    />
  ),
  NotificationBanner: (t) => <govuk.NotificationBanner titleText={t()} titleId={t()} text={t()} />,
  Pagination: (t) => (
    <govuk.Pagination
      landmarkLabel={t()}
      previous={{ href: t(), text: t() }}
      next={{ href: t(), text: t() }}
      items={[{ number: t(), href: t(), visuallyHiddenText: t() }]}
    />
  ),
  "Pagination as block": (t) => (
    <govuk.Pagination next={{ href: t(), text: t(), labelText: t() }} />
  ),
  Panel: (t) => (
    <govuk.Panel
      classes="govuk-panel--interruption"
      titleText={t()}
      text={t()}
      actions={{ classes: t(), items: [{ text: t(), href: t() }, { text: t() }] }}
    />
  ),
  PasswordInput: (t) => (
    <govuk.PasswordInput
      {...fieldOptions(t)}
      value={t()}
      autocomplete={t()}
      showPasswordText={t()}
      hidePasswordText={t()}
      showPasswordAriaLabelText={t()}
      hidePasswordAriaLabelText={t()}
      passwordShownAnnouncementText={t()}
      passwordHiddenAnnouncementText={t()}
    />
  ),
  PhaseBanner: (t) => <govuk.PhaseBanner tag={{ text: t(), classes: t() }} text={t()} />,
  Promises: (t) => <Promises items={[{ when: t(), what: t(), who: t() }]} />,
  Radios: (t) => (
    <govuk.Radios
      {...groupOptions(t)}
      name={t()}
      idPrefix={t()}
      items={[{ text: t(), value: t(), hint: { text: t() }, conditional: t() }, { divider: t() }]}
    />
  ),
  Select: (t) => (
    <govuk.Select {...fieldOptions(t)} items={[{ text: t(), value: t() }, { text: t() }]} />
  ),
  ServiceNavigation: (t) => (
    <govuk.ServiceNavigation
      serviceName={t()}
      serviceUrl={t()}
      navigation={[
        { text: t(), href: t() },
        { text: t(), href: t(), current: true },
      ]}
      navigationId={t()}
      navigationLabel={t()}
      navigationClasses={t()}
      menuButtonText={t()}
      menuButtonLabel={t()}
      ariaLabel={t()}
      slots={{ start: t(), end: t(), navigationEnd: <li>{t()}</li> }}
    />
  ),
  SkipLink: (t) => <govuk.SkipLink text={t()} href={t()} />,
  SortableTable: (t) => (
    <moj.SortableTable
      caption={t()}
      columns={[
        { key: "a", text: t(), sort: { href: t(), direction: "none" } },
        { key: "b", text: t() },
      ]}
      groups={[{ heading: t(), rows: [{ a: t(), b: t() }] }]}
    />
  ),
  "SortableTable without rows": (t) => (
    <moj.SortableTable caption="x" columns={[]} groups={[]} empty={t()} />
  ),
  SubNavigation: (t) => <moj.SubNavigation label={t()} items={[{ text: t(), href: t() }]} />,
  SummaryCard: (t) => (
    <govuk.SummaryCard
      title={{ text: t(), classes: t() }}
      actions={{ items: [{ text: t(), href: t(), visuallyHiddenText: t() }] }}
    >
      {t()}
    </govuk.SummaryCard>
  ),
  SummaryList: (t) => (
    <govuk.SummaryList
      card={{ title: { text: t() }, actions: { items: [{ text: t(), href: t() }] } }}
      rows={[
        {
          key: { text: t(), classes: t() },
          value: { text: t() },
          actions: { items: [{ text: t(), href: t(), visuallyHiddenText: t() }] },
        },
      ]}
    />
  ),
  Table: (t) => (
    <govuk.Table caption={t()} head={[{ text: t() }]} rows={[[{ text: t(), format: t() }]]} />
  ),
  Tabs: (t) => (
    <govuk.Tabs
      id={t()}
      idPrefix={t()}
      title={t()}
      items={[
        { label: t(), panel: { text: t(), attributes: { title: t() } } },
        { label: t(), id: t(), attributes: { title: t() }, panel: { text: <b>{t()}</b> } },
      ]}
    />
  ),
  Tag: (t) => <govuk.Tag text={t()} classes={t()} />,
  TaskList: (t) => (
    <govuk.TaskList
      idPrefix={t()}
      items={[
        { title: { text: t() }, href: t(), hint: { text: t() }, status: { tag: { text: t() } } },
        { title: { text: t(), classes: t() }, status: { text: t(), classes: t() } },
      ]}
    />
  ),
  Textarea: (t) => <govuk.Textarea {...fieldOptions(t)} value={t()} autocomplete={t()} />,
  Timeline: (t) => (
    <moj.Timeline
      items={[{ title: t(), byline: t(), date: t(), datetime: t(), description: t(), id: t() }]}
    />
  ),
  Voice: (t) => <Voice words={t()} source={t()} />,
  WarningText: (t) => <govuk.WarningText text={t()} iconFallbackText={t()} />,
};

describe("a hostile string stays a string in", () => {
  it.each(Object.entries(components))("%s", (_name, build) => {
    const hostile = new Hostile();
    const { tags, texts } = read(renderToString(build(hostile.text)));
    const lost = hostile.issued.filter((text) => !texts.some((shown) => shown.includes(text)));
    expect(hostile.issued.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
    expect([...tags].filter((tag) => tag === "img" || tag === "script")).toEqual([]);
  });

  it("no component that is missing here", () => {
    const exported = [govuk, moj].flatMap((module) => Object.keys(module));
    const visible = exported.filter((name) => /^[A-Z]/.test(name) && name !== "Heading");
    expect(visible.filter((name) => !(name in components))).toEqual([]);
  });
});
