/** Spans for OpenTelemetry. Nothing here is loaded unless it is imported, and `@opentelemetry/api` is never imported. */

export { type InstrumentOptions, instrument } from './telemetry/instrument.ts';
export type { OpenTelemetryApi, Span, Tracer } from './telemetry/spans.ts';
export type { TraceEvent } from './telemetry/tracing.ts';
