import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { expect } from "vitest";
import { typeDate } from "../harness/steps.ts";

type Counted = { readonly task: string; readonly workbook: number; readonly here: number };

/** The table of “Ten everyday tasks, counted”: the number that each cell begins with. */
export function countedTasks(): readonly Counted[] {
  const [, section = ""] = readFileSync("docs/guide/tracker.md", "utf8").split("## Ten everyday");
  const [table = ""] = section.split("\n## ");
  return table.split("\n").flatMap((line) => {
    const [, task, workbook, here] = /^\| (.+?) +\| (\d+): .+ \| (\d+): .+ \|$/.exec(line) ?? [];
    return task === undefined ? [] : [{ task, workbook: Number(workbook), here: Number(here) }];
  });
}

/** What somebody does on a page, one deliberate action at a time, and how many there were. */
export class Steps {
  taken = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async follow(name: string | RegExp): Promise<void> {
    this.taken++;
    const link = this.page.getByRole("main").getByRole("link", { name, exact: true }).first();
    await Promise.all([this.page.waitForEvent("load"), link.click()]);
  }

  async press(name: string): Promise<void> {
    this.taken++;
    const button = this.page.getByRole("button", { name, exact: true });
    await Promise.all([this.page.waitForEvent("load"), button.click()]);
  }

  async pressForFile(name: string): Promise<Download> {
    this.taken++;
    const file = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name, exact: true }).click();
    return file;
  }

  async type(label: string, text: string): Promise<void> {
    this.taken++;
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  /** A date in three boxes is one value. */
  async typeDate(group: string, date: string): Promise<void> {
    this.taken++;
    await typeDate(this.page, group, date);
  }

  async enter(): Promise<void> {
    this.taken++;
    await Promise.all([this.page.waitForEvent("load"), this.page.keyboard.press("Enter")]);
  }

  async check(label: string): Promise<void> {
    this.taken++;
    await this.page.getByLabel(label, { exact: true }).check();
  }

  async choose(label: string, option: string | RegExp): Promise<void> {
    this.taken++;
    const list = this.page.getByLabel(label, { exact: true });
    const wanted = list.locator("option").filter({ hasText: option }).first();
    await list.selectOption((await wanted.getAttribute("value")) ?? "");
  }

  /** The button of the browser's own dialog, which must be open by now. @returns the sheets */
  async print(): Promise<string> {
    this.taken++;
    await expect.poll(() => this.page.evaluate("window.printed")).toBe(1);
    const pdf = await this.page.pdf({ preferCSSPageSize: true });
    return pdf.toString("latin1");
  }
}

/** A dialog for printing cannot be opened here: that it was asked for is kept. */
export const noteThatPrintingIsAsked =
  "window.print = () => (window.printed = (window.printed ?? 0) + 1)";
