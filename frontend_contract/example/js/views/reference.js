/** What one looks up. */
import { Problem, run } from "../api.js";
import { slotValue } from "../references.js";
import { t } from "../strings.js";
import { circumstances } from "./course.js";

/** A view of one thing, which `operation` gives in full. */
const detail = (operation, list, more) => ({
  load: (route) => run(operation, route),
  data({ module, target }, { edition }) {
    const things = edition.course.modules.flatMap((one) => one[list]);
    return { ...more(things.find(({ id }) => id === target.id)), module };
  },
});

const glossary = {
  load: (route) => run("Glossary", route),
  data({ route }, { edition }) {
    const { compare } = new Intl.Collator(route.locale);
    return { title: t("page.glossary"), terms: [...edition.course.glossary].sort((a, b) => compare(a.term, b.term)) };
  },
};

const contacts = {
  async load(route) {
    const [directory, { edition: { slots } }] = await Promise.all([run("Institutions", route), run("Slots", route)]);
    return { ...directory.edition, slots, savedAt: directory.savedAt };
  },
  data: (ctx, { slots, ...rest }) => ({
    ...rest,
    title: t("page.contacts"),
    slots: slots.map((slot) => ({ ...slot, shown: slotValue(slot, ctx) })),
  }),
};

/** The rules alone: the assessment is taken in the LMS, which keeps the results. */
const assessment = {
  data({ course: { finalAssessment } }) {
    if (!finalAssessment) throw new Problem("NOT_FOUND");
    return { ...finalAssessment, title: t("page.assessment"), pass: finalAssessment.passMark / 100 };
  },
};

export const reference = {
  case: detail("CaseStudies", "caseStudies", circumstances),
  tool: detail("Tools", "tools", (tool) => ({ ...tool, print: () => print() })),
  glossary, contacts, assessment,
};
