/** What the bridge needs of an OpenTelemetry span. */
export interface Span {
  setAttributes(attributes: Readonly<Record<string, string | number | boolean>>): unknown;
  /** 2 is an error. */
  setStatus(status: { code: number }): unknown;
  end(): void;
}

/** What the bridge needs of an OpenTelemetry tracer. */
export interface Tracer {
  startSpan(
    name: string,
    /** Kind 2 is a client's. */
    options: { kind: number; attributes: Record<string, string | number | boolean> },
    context?: unknown,
  ): Span;
}

/** `trace` and `context` of `@opentelemetry/api`. */
export interface OpenTelemetryApi {
  readonly trace: { setSpan(context: unknown, span: unknown): unknown };
  readonly context: { active(): unknown };
}
