import { z } from "zod";
import { anId } from "../../../platform/http/field.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { formHandlers } from "../../work/index.ts";
import { acknowledgeForm } from "../acknowledge-form.ts";
import { acknowledge } from "../acknowledge.ts";
import { alarmList } from "../alarm-list.ts";
import { findAlarm, type OpenedAlarm } from "../alarm-reads.ts";
import { alarmPage } from "./alarm-page.tsx";
import { listPage } from "./list-page.tsx";
import { alarmPaths } from "./paths.ts";

const access = { permission: "alarm.answer" } as const;
const shows = {
  nobody: "an alarm names no person and no record, and a report of a fault is about the program",
} as const;
const params = z.object({ alarmId: anId });

const { send } = formHandlers<
  typeof acknowledgeForm,
  OpenedAlarm,
  Awaited<ReturnType<typeof acknowledge>>
>({
  form: acknowledgeForm,
  send: (alarm, { tx, clock, typed }) => acknowledge(tx, clock.now(), { alarm, form: typed }),
  done: "The alarm was acknowledged. Your colleagues who answer alarms have been told.",
  home: () => alarmPaths.list,
  page: (alarm, state) => alarmPage({ alarm, state }),
});

export const alarmRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/alarms",
    access,
    audit: { action: "alarm.list" },
    shows,
    input: { query: alarmList.query },
    handle: async (given) => {
      const shown = await alarmList.show(given, { path: alarmPaths.list });
      return { kind: "page", view: listPage(shown) };
    },
  }),
  route({
    method: "GET",
    path: "/alarms/:alarmId",
    access,
    audit: { action: "alarm.read" },
    shows,
    input: { params },
    handle: async ({ tx, actor, frame: { csrfToken }, params: { alarmId } }): Promise<Outcome> => {
      const alarm = await findAlarm(tx, alarmId);
      if (!alarm) return { kind: "notFound" };
      return { kind: "page", view: alarmPage({ alarm, actor, csrfToken }) };
    },
  }),
  route({
    method: "POST",
    path: "/alarms/:alarmId",
    access,
    audit: { action: "alarm.acknowledge" },
    shows,
    input: { params, form: formInput(acknowledgeForm) },
    handle: async (given): Promise<Outcome> => {
      const read = () => findAlarm(given.tx, given.params.alarmId);
      const alarm = await read();
      if (!alarm) return { kind: "notFound" };
      return send(alarm, { ...given, typed: given.form }, read);
    },
  }),
];
