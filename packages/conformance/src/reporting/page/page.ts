import { createHash } from 'node:crypto';
import type { Report } from '../report.ts';
import { casesSection } from './cases-section.ts';
import { contractsSection } from './contracts-section.ts';
import { coverageSection } from './coverage-section.ts';
import { evidenceSection } from './evidence-section.ts';
import { failuresSection } from './failures-section.ts';
import { faultsSection } from './faults-section.ts';
import { type Html, html, ownFile } from './html.ts';
import { markShapes } from './marks.ts';
import { matrixSection } from './matrix-section.ts';
import { knownSection, unsupportedSection } from './reasons-section.ts';
import { summarySection } from './summary-section.ts';

/** What the page looks like and what it does, as texts: they stand in the page itself. */
export interface PageFiles {
  readonly style: string;
  readonly script: string;
}

/** The report as one page that needs nothing else: its policy forbids every request, and every script and style but its own. */
export function reportPage(report: Report, { style, script }: PageFiles): string {
  const policy = `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
  const faults = faultsSection(report);
  const contracts = contractsSection(report);
  const sections = [
    { id: 'matrix', title: 'Matrix', text: matrixSection(report) },
    { id: 'failures', title: 'Failures', text: failuresSection(report) },
    { id: 'known-failing', title: 'Known failures', text: knownSection(report) },
    { id: 'not-supported', title: 'Not supported', text: unsupportedSection(report) },
    ...(faults ? [{ id: 'faults', title: 'Faults', text: faults }] : []),
    ...(contracts ? [{ id: 'contracts', title: 'Contracts', text: contracts }] : []),
    { id: 'coverage', title: 'Coverage', text: coverageSection(report) },
    { id: 'evidence', title: 'Evidence', text: evidenceSection(report) },
    { id: 'cases', title: 'All cases', text: casesSection(report) },
  ];
  return html`${doctype}<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><title>Conformance of the Limner clients</title><style>${ownFile(style)}</style></head><body>
${markShapes}<a class="skip" href="#main">Skip to the results</a>
<header><p class="brand">Limner <span>conformance</span></p>
<fieldset id="theme" hidden><legend class="spoken">Colours</legend>${['auto', 'light', 'dark'].map(
    (name) =>
      html`<label><input type="radio" name="theme" value="${name}"${name === 'auto' && html` checked`}><span>${name}</span></label>`,
  )}</fieldset></header>
<main id="main" tabindex="-1">${summarySection(report)}
<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map(({ text }) => text)}</main>
<footer><p>Written by @limner/conformance. The same in JSON and JUnit XML: report.json, junit.xml.</p></footer>
<script>${ownFile(script)}</script></body></html>
`.text;
}

const doctype: Html = html`<!doctype html>`;

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
