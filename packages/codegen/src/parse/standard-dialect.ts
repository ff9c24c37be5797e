const uri =
  /^https:\/\/(?:json-schema\.org\/draft\/2020-12\/schema|spec\.openapis\.org\/oas\/3\.1\/dialect\/[\w-]+)#?$/;

/** True for the address of JSON Schema 2020-12, or of what OpenAPI 3.1 makes of it, whose dialects are dated or called `base`. */
export function isStandardDialect(address: unknown): boolean {
  return typeof address === 'string' && uri.test(address);
}
