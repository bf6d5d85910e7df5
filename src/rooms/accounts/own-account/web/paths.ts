export const paths = {
  account: "/account",
  endSession: (sessionId: string): string => `/account/sessions/${sessionId}/end`,
  endOthers: "/account/sessions/end-others",
  forgetBrowser: (browserId: string): string => `/account/browsers/${browserId}/forget`,
  forgetBrowsers: "/account/browsers/forget-all",
  newPasskey: "/account/passkeys/new",
  passkeys: "/account/passkeys",
  removePasskey: (passkeyId: string): string => `/account/passkeys/${passkeyId}/remove`,
  password: "/account/password",
  app: "/account/app",
  recoveryCodes: "/account/recovery-codes",
  secondFactor: "/account/second-factor",
} as const;
