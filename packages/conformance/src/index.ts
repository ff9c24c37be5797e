export type {
  Call,
  CaseFile,
  Exchange,
  Expectation,
  ExpectedError,
  ExpectedImage,
  ExpectedIssue,
  ExpectedPart,
  ExpectedRequest,
  Provenance,
  Sample,
  Step,
  WrittenAnswer,
  WrittenBody,
  WrittenHeaders,
} from './cases/case-file.ts';
export { caseSchema, sampleSchema } from './cases/case-schema.ts';
export type { ConformanceCase, PlannedExchange } from './cases/conformance-case.ts';
export type { FixtureProblem } from './cases/fixture-problem.ts';
export { formatProblem } from './cases/fixture-problem.ts';
export type { ReadResult } from './cases/read-cases.ts';
export { readCases } from './cases/read-cases.ts';
export type { CaseOrder, Observe, OrderedCall, Reach } from './client-program/case-order.ts';
export type { ClientUnderTest, Played, RunningCase } from './client-program/client-under-test.ts';
export { InProcessClient } from './client-program/in-process-client.ts';
export type { ClientConstructor } from './client-program/ordered-case.ts';
export { ProgramClient } from './client-program/program-client.ts';
export type { ProgramCommand } from './client-program/program-process.ts';
export type {
  CaseAnswer,
  ErrorMember,
  Feature,
  Hello,
  Observation,
  ProgramMessage,
  Released,
  RunnerMessage,
} from './client-program/protocol.ts';
export type { Coverage, OperationCoverage } from './completeness/coverage.ts';
export { coverageOf } from './completeness/coverage.ts';
export type { CoveredOperation, CoveredRow, Universe } from './completeness/universe.ts';
export { readUniverse } from './completeness/universe.ts';
export type { CaseResult } from './replay/case-result.ts';
export type { RunOptions } from './replay/run-cases.ts';
export { runCases } from './replay/run-cases.ts';
export type { CaseGroup } from './reporting/case-group.ts';
export type {
  Report,
  ReportedCase,
  ReportedResult,
  ReportedRun,
  ResultState,
  StaleRecording,
} from './reporting/report.ts';
export type { Scenario } from './serve/scenario.ts';
export type { ServedProviderHandle, ServeOptions } from './serve/serve-provider.ts';
export { serveProvider } from './serve/serve-provider.ts';
export type { SuiteOptions, SuiteResult } from './suite.ts';
export { runSuite } from './suite.ts';
export type { Script, SeenRequest } from './wire/raw-server.ts';
export { RawServer } from './wire/raw-server.ts';
export type { TraceLine } from './wire/trace.ts';
