/** What one looks things up in: case studies, tools, glossary, contacts, the rules of the assessment. */
import { Problem, run } from "../api.js";
import { announce } from "../shell.js";
import { slotValue } from "../references.js";
import { date, duration, hours, languageNames, percent, size, t } from "../strings.js";
import { external } from "../text.js";
import { circumstances } from "./course.js";

const found = ({ edition }, list, { target }) => {
  const thing = edition.course.modules.flatMap((module) => module[list]).find(({ id }) => id === target.id);
  if (!thing) throw new Problem("NOT_FOUND");
  return thing;
};

const caseStudy = {
  load: (route) => run("CaseStudies", route),
  data(ctx, answer) {
    const study = found(answer, "caseStudies", ctx);
    return {
      ...circumstances(study),
      module: ctx.module,
      sources: study.sources.map(({ title, url }) => ({ link: external(url, title || url) })),
      review: study.reviewDate && date(study.reviewDate),
    };
  },
};

const tool = {
  load: (route) => run("Tools", route),
  data: (ctx, answer) => ({ ...withSize(found(answer, "tools", ctx)), module: ctx.module, print: () => print() }),
};

/** A tool whose file says its kind and size, so that nobody on a slow line is surprised. */
export const withSize = (tool) => ({
  ...tool,
  file: tool.file && { ...tool.file, ending: tool.file.name.split(".").pop().toUpperCase(), size: size(tool.file.bytes) },
});

const glossary = {
  load: (route) => run("Glossary", route),
  data({ route }, { edition }) {
    const { compare } = new Intl.Collator(route.locale);
    return {
      title: t("page.glossary"),
      terms: [...edition.course.glossary].sort((a, b) => compare(a.term, b.term)),
      filter({ target }) {
        const entries = [...document.querySelectorAll(".terms > div")];
        const wanted = target.value.trim().toLocaleLowerCase(route.locale);
        for (const entry of entries) entry.hidden = !entry.textContent.toLocaleLowerCase(route.locale).includes(wanted);
        announce("found", { n: entries.filter(({ hidden }) => !hidden).length });
      },
    };
  },
};

const contacts = {
  async load(route) {
    const [{ edition: { institutions }, savedAt }, { edition: { slots } }] =
      await Promise.all([run("Institutions", route), run("Slots", route)]);
    return { institutions, slots, savedAt };
  },
  data: (ctx, { institutions, slots, savedAt }) => ({
    title: t("page.contacts"),
    saved: savedAt && date(savedAt),
    slots: slots.map((slot) => ({ ...slot, shown: slotValue(slot, ctx) })),
    institutions: institutions.map((one) => ({
      ...one,
      spoken: one.languages.length > 0 && languageNames(one.languages),
      site: one.url && external(one.url, one.url.replace(/^https?:\/\//, "")),
      until: one.validUntil && date(one.validUntil),
    })),
  }),
};

/** The rules alone: the assessment is taken in the LMS, which keeps the results. */
const assessment = {
  data({ course: { finalAssessment } }) {
    if (!finalAssessment) throw new Problem("NOT_FOUND");
    const { passMark, pauseHours } = finalAssessment;
    return {
      ...finalAssessment,
      title: t("page.assessment"),
      pass: percent(passMark / 100),
      pause: pauseHours > 0 && hours(pauseHours),
      time: duration,
    };
  },
};

export const reference = { case: caseStudy, tool, glossary, contacts, assessment };
