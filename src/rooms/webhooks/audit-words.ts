/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "webhook.list": "Viewed the webhooks of a system",
  "webhook.form": "Began to add a webhook",
  "webhook.add": "Added a webhook",
  "webhook.read": "Viewed a webhook and its messages",
  "webhook.again": "Sent a message of a webhook again",
  "webhook.look": "Viewed a webhook to confirm, or as a system whether it may know",
  "webhook.answer": "Confirmed or refused a webhook",
  "webhook.own": "Read its own webhooks, as a system",
  "webhook.send": "Was told by a webhook that something waits, as a system",
  "housekeeping.send-webhooks": "Sent a message of a webhook",
  "webhook.test": "Sent a test to a webhook",
  "webhook.start": "Resumed a webhook",
  "webhook.end": "Ended a webhook",
  "webhook.renew": "Made another secret of a webhook",
  "housekeeping.sweep-webhooks": "Removed old messages of webhooks",
};
