// Written by `make clients` from the contract. Changes made here are lost.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** The direction in which a language is written. */
export type Direction =
  /** Left to right. */
  | 'LTR'
  /** Right to left. */
  | 'RTL'
  | '%future added value';

/** Which letters an edition is set in. */
export type Typeface =
  /** The device's own. */
  | 'SYSTEM'
  /** Noto Sans: plain strokes. */
  | 'SANS'
  /** Noto Serif: as in books. */
  | 'SERIF'
  | '%future added value';

/** What a page of the course is. */
export type PageKind =
  /** The course itself. */
  | 'COURSE'
  /** A module. */
  | 'MODULE'
  /** A lesson. */
  | 'LESSON'
  /** A case study. */
  | 'CASE_STUDY'
  /** A tool. */
  | 'TOOL'
  /** The glossary, as a whole. */
  | 'GLOSSARY'
  /** The final assessment, of which nothing but its settings is served. */
  | 'FINAL_ASSESSMENT'
  | '%future added value';

/** What a reference to the MICIC Guidelines names. */
export type GuidelineKind =
  /** One of the ten cross-cutting principles. */
  | 'PRINCIPLE'
  /** One of the fifteen guidelines. */
  | 'GUIDELINE'
  | '%future added value';

/** What kind of crisis it was. */
export type CrisisType =
  /** Conflict. */
  | 'CONFLICT'
  /** Natural hazard. */
  | 'NATURAL_HAZARD'
  /** Health emergency. */
  | 'HEALTH'
  /** Technological accident. */
  | 'TECHNOLOGICAL'
  /** Civil unrest. */
  | 'UNREST'
  /** Other. */
  | 'OTHER'
  | '%future added value';

/** How well the facts are founded. */
export type Certainty =
  /** Facts seen in a source. */
  | 'SEEN'
  /** Core facts seen, framing from general knowledge. */
  | 'MIXED'
  /** General knowledge, not re-checked. */
  | 'GENERAL'
  /** Seen in weak sources only: verify before use. */
  | 'WEAK'
  | '%future added value';

/** How a question is asked and answered. */
export type QuestionKind =
  /** Single choice. */
  | 'SINGLE'
  /** Multiple choice. */
  | 'MULTIPLE'
  /** True or false. */
  | 'TRUE_FALSE'
  /** Matching. */
  | 'MATCHING'
  /** Ordering. */
  | 'ORDERING'
  /** Scenario. */
  | 'SCENARIO'
  | '%future added value';

/** What kind of tool it is. */
export type ToolKind =
  /** Template. */
  | 'TEMPLATE'
  /** Checklist. */
  | 'CHECKLIST'
  /** Worksheet. */
  | 'WORKSHEET'
  /** Form. */
  | 'FORM'
  /** Infographic. */
  | 'INFOGRAPHIC'
  /** Guide. */
  | 'GUIDE'
  /** Kit. */
  | 'KIT'
  | '%future added value';

/** What kind of institution it is. */
export type InstitutionKind =
  /** Ministry. */
  | 'MINISTRY'
  /** Embassy. */
  | 'EMBASSY'
  /** Consulate. */
  | 'CONSULATE'
  /** Crisis unit. */
  | 'CRISIS_UNIT'
  /** Labour office. */
  | 'LABOUR'
  /** Public service. */
  | 'SERVICE'
  /** Partner. */
  | 'PARTNER'
  /** Other. */
  | 'OTHER'
  | '%future added value';

/** What belongs into a slot; it says which of its fields count. */
export type SlotKind =
  /** Institution. */
  | 'INSTITUTION'
  /** Phone number. */
  | 'PHONE'
  /** Text. */
  | 'TEXT'
  /** Link. */
  | 'LINK'
  | '%future added value';

/** What `CalloutBlock.tone` can be. */
export type CalloutTone =
  /** Information. */
  | 'INFO'
  /** Good practice. */
  | 'TIP'
  /** Remember. */
  | 'REMEMBER'
  /** Warning. */
  | 'WARNING'
  /** Danger. */
  | 'DANGER'
  | '%future added value';

export type CaseStudiesQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
}>;


export type CaseStudiesQuery = { edition: { course: { modules: Array<{ id: string, caseStudies: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction, year: number | null, yearTo: number | null, crisisType: CrisisType, facts: string, teachingPoint: string, certainty: Certainty, reviewDate: string | null, sample: boolean, countries: Array<{ name: string }>, sources: Array<{ key: string, title: string, url: string }> }> }> } | null } | null };

export type ChangesQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  since: string;
}>;


export type ChangesQuery = { edition: { changedSince: { branding: boolean, languages: boolean, media: boolean, assessmentSettings: boolean, from: { version: string, digest: string, withdrawn: boolean }, to: { version: string, digest: string, publishedAt: string, notes: string }, locales: Array<{ locale: string, outline: boolean, slots: boolean, added: Array<{ id: string, kind: PageKind, slug: string }>, changed: Array<{ id: string, kind: PageKind, slug: string }>, removed: Array<{ id: string, kind: PageKind, slug: string }> }> } } | null };

export type EditionsQueryVariables = Exact<{
  locale?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type EditionsQuery = { editions: { totalCount: number, edges: Array<{ node: { code: string, title: string, owner: string, sample: boolean, locales: Array<{ code: string, name: string, direction: Direction }>, sourceLocale: { code: string }, branding: { colorPrimary: string, colorAccent: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GlossaryQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
}>;


export type GlossaryQuery = { edition: { course: { glossary: Array<{ key: string, term: string, definition: string, locale: string, direction: Direction }> } | null } | null };

export type GuidelinesQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
}>;


export type GuidelinesQuery = { edition: { course: { guidelines: Array<{ guideline: { code: string, kind: GuidelineKind, title: string, theme: string, locale: string, direction: Direction }, lessons: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction }> }> } | null } | null };

export type InstitutionsQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
}>;


export type InstitutionsQuery = { edition: { institutions: Array<{ id: string, name: string, locale: string, direction: Direction, kind: InstitutionKind, address: string, hours: string, languages: Array<string>, url: string, validUntil: string | null, phones: Array<{ label: string, number: string, international: string }>, openingHours: { words: Array<string>, timeZone: string } | null }> } | null };

export type KnowledgeCheckQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
  seed?: number | null | undefined;
}>;


export type KnowledgeCheckQuery = { edition: { course: { modules: Array<{ id: string, knowledgeCheck: Array<
          | { __typename: 'SingleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
          | { __typename: 'MultipleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
          | { __typename: 'TrueFalseQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
          | { __typename: 'MatchingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, left: Array<{ id: string, text: string }>, right: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
          | { __typename: 'OrderingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, items: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
          | { __typename: 'ScenarioQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, steps: Array<{ id: string, prompt: string, choices: Array<{ id: string, text: string, consequence: string, next: string | null }> }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
        > }> } | null } | null };

type QuestionFields_SingleQuestion_Fragment = { __typename: 'SingleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } };

type QuestionFields_MultipleQuestion_Fragment = { __typename: 'MultipleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } };

type QuestionFields_TrueFalseQuestion_Fragment = { __typename: 'TrueFalseQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } };

type QuestionFields_MatchingQuestion_Fragment = { __typename: 'MatchingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, left: Array<{ id: string, text: string }>, right: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } };

type QuestionFields_OrderingQuestion_Fragment = { __typename: 'OrderingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, items: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } };

type QuestionFields_ScenarioQuestion_Fragment = { __typename: 'ScenarioQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, steps: Array<{ id: string, prompt: string, choices: Array<{ id: string, text: string, consequence: string, next: string | null }> }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } };

export type QuestionFieldsFragment =
  | QuestionFields_SingleQuestion_Fragment
  | QuestionFields_MultipleQuestion_Fragment
  | QuestionFields_TrueFalseQuestion_Fragment
  | QuestionFields_MatchingQuestion_Fragment
  | QuestionFields_OrderingQuestion_Fragment
  | QuestionFields_ScenarioQuestion_Fragment
;

export type LanguagesQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
}>;


export type LanguagesQuery = { edition: { code: string, title: string, locales: Array<{ code: string, name: string, direction: Direction }>, sourceLocale: { code: string } } | null };

export type LessonQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
  id: string;
  seed?: number | null | undefined;
}>;


export type LessonQuery = { edition: { lesson: { id: string, title: string, locale: string, direction: Direction, guidelines: Array<{ code: string, title: string }>, body: Array<
        | { __typename: 'RichTextBlock', text: string, id: string, locale: string, direction: Direction, mandatory: boolean }
        | { __typename: 'CalloutBlock', tone: CalloutTone, title: string, text: string, id: string, locale: string, direction: Direction, mandatory: boolean }
        | { __typename: 'QuoteBlock', quote: string, attribution: string, id: string, locale: string, direction: Direction, mandatory: boolean }
        | { __typename: 'StepsBlock', title: string, id: string, locale: string, direction: Direction, mandatory: boolean, steps: Array<{ id: string, title: string, text: string }> }
        | { __typename: 'ChecklistBlock', title: string, id: string, locale: string, direction: Direction, mandatory: boolean, items: Array<{ id: string, text: string }> }
        | { __typename: 'TableBlock', caption: string, columns: Array<string>, id: string, locale: string, direction: Direction, mandatory: boolean, rows: Array<{ id: string, header: string, cells: Array<string> }> }
        | { __typename: 'TimelineBlock', title: string, id: string, locale: string, direction: Direction, mandatory: boolean, entries: Array<{ id: string, when: string, title: string, text: string }> }
        | { __typename: 'ImageBlock', decorative: boolean, caption: string, id: string, locale: string, direction: Direction, mandatory: boolean, image: { src: string, srcset: string, width: number, height: number, alt: string, credit: string, licence: string, placeholder: string | null, focalPoint: { x: number, y: number } | null, sources: Array<{ mime: string, srcset: string }> } }
        | { __typename: 'VideoBlock', title: string, url: string, minutes: number, transcript: string, id: string, locale: string, direction: Direction, mandatory: boolean }
        | { __typename: 'CaseStudyBlock', note: string, id: string, locale: string, direction: Direction, mandatory: boolean, caseStudy: { id: string, slug: string, title: string, locale: string, direction: Direction, year: number | null, yearTo: number | null, crisisType: CrisisType, facts: string, teachingPoint: string, sample: boolean, countries: Array<{ name: string }> } | null }
        | { __typename: 'ToolBlock', note: string, id: string, locale: string, direction: Direction, mandatory: boolean, tool: { slug: string, title: string, locale: string, direction: Direction, kind: ToolKind } | null }
        | { __typename: 'SlotBlock', note: string, id: string, locale: string, direction: Direction, mandatory: boolean, slot: { key: string, kind: SlotKind, meaning: string, neutralText: string, locale: string, direction: Direction, filled: boolean, value: string, valueLocale: string | null, valueDirection: Direction | null, url: string, institution: { id: string, name: string, locale: string, direction: Direction, phones: Array<{ label: string, number: string }> } | null } }
        | { __typename: 'QuestionBlock', id: string, locale: string, direction: Direction, mandatory: boolean, question:
            | { __typename: 'SingleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
            | { __typename: 'MultipleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
            | { __typename: 'TrueFalseQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
            | { __typename: 'MatchingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, left: Array<{ id: string, text: string }>, right: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
            | { __typename: 'OrderingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, items: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
            | { __typename: 'ScenarioQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, steps: Array<{ id: string, prompt: string, choices: Array<{ id: string, text: string, consequence: string, next: string | null }> }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
           }
        | { __typename: 'UnknownBlock', id: string, locale: string, direction: Direction, mandatory: boolean }
      > } | null } | null };

type BlockFields_RichTextBlock_Fragment = { __typename: 'RichTextBlock', text: string, id: string, locale: string, direction: Direction, mandatory: boolean };

type BlockFields_CalloutBlock_Fragment = { __typename: 'CalloutBlock', tone: CalloutTone, title: string, text: string, id: string, locale: string, direction: Direction, mandatory: boolean };

type BlockFields_QuoteBlock_Fragment = { __typename: 'QuoteBlock', quote: string, attribution: string, id: string, locale: string, direction: Direction, mandatory: boolean };

type BlockFields_StepsBlock_Fragment = { __typename: 'StepsBlock', title: string, id: string, locale: string, direction: Direction, mandatory: boolean, steps: Array<{ id: string, title: string, text: string }> };

type BlockFields_ChecklistBlock_Fragment = { __typename: 'ChecklistBlock', title: string, id: string, locale: string, direction: Direction, mandatory: boolean, items: Array<{ id: string, text: string }> };

type BlockFields_TableBlock_Fragment = { __typename: 'TableBlock', caption: string, columns: Array<string>, id: string, locale: string, direction: Direction, mandatory: boolean, rows: Array<{ id: string, header: string, cells: Array<string> }> };

type BlockFields_TimelineBlock_Fragment = { __typename: 'TimelineBlock', title: string, id: string, locale: string, direction: Direction, mandatory: boolean, entries: Array<{ id: string, when: string, title: string, text: string }> };

type BlockFields_ImageBlock_Fragment = { __typename: 'ImageBlock', decorative: boolean, caption: string, id: string, locale: string, direction: Direction, mandatory: boolean, image: { src: string, srcset: string, width: number, height: number, alt: string, credit: string, licence: string, placeholder: string | null, focalPoint: { x: number, y: number } | null, sources: Array<{ mime: string, srcset: string }> } };

type BlockFields_VideoBlock_Fragment = { __typename: 'VideoBlock', title: string, url: string, minutes: number, transcript: string, id: string, locale: string, direction: Direction, mandatory: boolean };

type BlockFields_CaseStudyBlock_Fragment = { __typename: 'CaseStudyBlock', note: string, id: string, locale: string, direction: Direction, mandatory: boolean, caseStudy: { id: string, slug: string, title: string, locale: string, direction: Direction, year: number | null, yearTo: number | null, crisisType: CrisisType, facts: string, teachingPoint: string, sample: boolean, countries: Array<{ name: string }> } | null };

type BlockFields_ToolBlock_Fragment = { __typename: 'ToolBlock', note: string, id: string, locale: string, direction: Direction, mandatory: boolean, tool: { slug: string, title: string, locale: string, direction: Direction, kind: ToolKind } | null };

type BlockFields_SlotBlock_Fragment = { __typename: 'SlotBlock', note: string, id: string, locale: string, direction: Direction, mandatory: boolean, slot: { key: string, kind: SlotKind, meaning: string, neutralText: string, locale: string, direction: Direction, filled: boolean, value: string, valueLocale: string | null, valueDirection: Direction | null, url: string, institution: { id: string, name: string, locale: string, direction: Direction, phones: Array<{ label: string, number: string }> } | null } };

type BlockFields_QuestionBlock_Fragment = { __typename: 'QuestionBlock', id: string, locale: string, direction: Direction, mandatory: boolean, question:
    | { __typename: 'SingleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
    | { __typename: 'MultipleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
    | { __typename: 'TrueFalseQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
    | { __typename: 'MatchingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, left: Array<{ id: string, text: string }>, right: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
    | { __typename: 'OrderingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, items: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
    | { __typename: 'ScenarioQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, steps: Array<{ id: string, prompt: string, choices: Array<{ id: string, text: string, consequence: string, next: string | null }> }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
   };

type BlockFields_UnknownBlock_Fragment = { __typename: 'UnknownBlock', id: string, locale: string, direction: Direction, mandatory: boolean };

export type BlockFieldsFragment =
  | BlockFields_RichTextBlock_Fragment
  | BlockFields_CalloutBlock_Fragment
  | BlockFields_QuoteBlock_Fragment
  | BlockFields_StepsBlock_Fragment
  | BlockFields_ChecklistBlock_Fragment
  | BlockFields_TableBlock_Fragment
  | BlockFields_TimelineBlock_Fragment
  | BlockFields_ImageBlock_Fragment
  | BlockFields_VideoBlock_Fragment
  | BlockFields_CaseStudyBlock_Fragment
  | BlockFields_ToolBlock_Fragment
  | BlockFields_SlotBlock_Fragment
  | BlockFields_QuestionBlock_Fragment
  | BlockFields_UnknownBlock_Fragment
;

export type LessonAddressQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
  slug: string;
}>;


export type LessonAddressQuery = { edition: { lesson: { id: string, slug: string, movedFrom: string | null, title: string, locale: string, direction: Direction, breadcrumbs: Array<{ id: string, kind: PageKind, slug: string, title: string, locale: string, direction: Direction }>, previous: { id: string, slug: string, title: string, locale: string, direction: Direction } | null, next: { id: string, slug: string, title: string, locale: string, direction: Direction } | null } | null } | null };

export type ModuleQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
  id?: string | null | undefined;
  slug?: string | null | undefined;
  seed?: number | null | undefined;
}>;


export type ModuleQuery = { edition: { module: { id: string, slug: string, movedFrom: string | null, title: string, locale: string, direction: Direction, number: number, part: string, minutes: number, objectiveItems: Array<{ id: string, text: string, locale: string, direction: Direction }>, breadcrumbs: Array<{ id: string, kind: PageKind, slug: string, title: string, locale: string, direction: Direction }>, previous: { id: string, slug: string, title: string, locale: string, direction: Direction } | null, next: { id: string, slug: string, title: string, locale: string, direction: Direction } | null, lessons: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction }>, caseStudies: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction }>, tools: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction, kind: ToolKind }>, knowledgeCheck: Array<
        | { __typename: 'SingleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
        | { __typename: 'MultipleQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
        | { __typename: 'TrueFalseQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, options: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
        | { __typename: 'MatchingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, left: Array<{ id: string, text: string }>, right: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
        | { __typename: 'OrderingQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, items: Array<{ id: string, text: string }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
        | { __typename: 'ScenarioQuestion', id: string, locale: string, direction: Direction, kind: QuestionKind, stem: string, steps: Array<{ id: string, prompt: string, choices: Array<{ id: string, text: string, consequence: string, next: string | null }> }>, answer: { correct: Array<string>, feedbackRight: string, feedbackWrong: string } }
      > } | null } | null };

export type OutlineQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
}>;


export type OutlineQuery = { edition: { code: string, title: string, owner: string, sample: boolean, release: { version: string, publishedAt: string }, locales: Array<{ code: string, name: string, direction: Direction, progress: number }>, sourceLocale: { code: string }, branding: { name: string, colorPrimary: string, colorAccent: string, colorSurface: string, colorText: string, logoSvg: string, typeface: Typeface, footer: string, disclaimer: string, imprint: string, privacyNotice: string, terms: string, logo: { src: string, width: number, height: number, alt: string } | null, signatory: { name: string, function: string, seal: { src: string, width: number, height: number, alt: string } | null } | null }, course: { title: string, locale: string, direction: Direction, summary: string, minutes: number, parts: Array<{ key: string, title: string, locale: string, direction: Direction }>, modules: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction, number: number, part: string, minutes: number, objectives: Array<string>, lessons: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction }>, caseStudies: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction, year: number | null, yearTo: number | null, countries: Array<{ name: string }> }>, tools: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction, kind: ToolKind }>, knowledgeCheck: Array<
          | { kind: QuestionKind }
          | { kind: QuestionKind }
          | { kind: QuestionKind }
          | { kind: QuestionKind }
          | { kind: QuestionKind }
          | { kind: QuestionKind }
        > }>, finalAssessment: { questionCount: number, passMark: number, attempts: number, pauseHours: number } | null } | null } | null };

export type SearchQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
  query: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchQuery = { edition: { search: { totalCount: number, edges: Array<{ node: { id: string, kind: PageKind, slug: string, title: string, locale: string, direction: Direction, module: { id: string, slug: string, title: string, locale: string, direction: Direction } | null, excerpt: { block: string | null, locale: string, direction: Direction, parts: Array<{ text: string, marked: boolean }> } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SlotsQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
}>;


export type SlotsQuery = { edition: { slots: Array<{ key: string, kind: SlotKind, meaning: string, neutralText: string, locale: string, direction: Direction, filled: boolean, value: string, valueLocale: string | null, valueDirection: Direction | null, url: string, validUntil: string | null, phone: { number: string, national: string, international: string } | null, openingHours: { words: Array<string>, timeZone: string, note: string } | null, institution: { id: string, name: string, locale: string, direction: Direction, phones: Array<{ label: string, number: string, international: string }>, openingHours: { words: Array<string>, timeZone: string, note: string } | null } | null }> } | null };

export type ToolsQueryVariables = Exact<{
  code: string;
  release?: string | null | undefined;
  locale: string;
}>;


export type ToolsQuery = { edition: { course: { modules: Array<{ id: string, tools: Array<{ id: string, slug: string, title: string, locale: string, direction: Direction, kind: ToolKind, text: string, file: { url: string, name: string, mime: string, bytes: number } | null }> }> } | null } | null };


/** What each trusted operation asks for and answers, by its name. */
export interface Operations {
  CaseStudies: { variables: CaseStudiesQueryVariables; data: CaseStudiesQuery };
  Changes: { variables: ChangesQueryVariables; data: ChangesQuery };
  Editions: { variables: EditionsQueryVariables; data: EditionsQuery };
  Glossary: { variables: GlossaryQueryVariables; data: GlossaryQuery };
  Guidelines: { variables: GuidelinesQueryVariables; data: GuidelinesQuery };
  Institutions: { variables: InstitutionsQueryVariables; data: InstitutionsQuery };
  KnowledgeCheck: { variables: KnowledgeCheckQueryVariables; data: KnowledgeCheckQuery };
  Languages: { variables: LanguagesQueryVariables; data: LanguagesQuery };
  Lesson: { variables: LessonQueryVariables; data: LessonQuery };
  LessonAddress: { variables: LessonAddressQueryVariables; data: LessonAddressQuery };
  Module: { variables: ModuleQueryVariables; data: ModuleQuery };
  Outline: { variables: OutlineQueryVariables; data: OutlineQuery };
  Search: { variables: SearchQueryVariables; data: SearchQuery };
  Slots: { variables: SlotsQueryVariables; data: SlotsQuery };
  Tools: { variables: ToolsQueryVariables; data: ToolsQuery };
}

export type OperationName = keyof Operations;

/** The codes of errors; a server that is newer than this may have more. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'BUNDLE_UNAVAILABLE'
  | 'CASE_STUDY_NOT_FOUND'
  | 'EDITION_NOT_FOUND'
  | 'FORBIDDEN'
  | 'INTERNAL_ERROR'
  | 'INTROSPECTION_OFF'
  | 'LESSON_NOT_FOUND'
  | 'LIMIT_ALIASES'
  | 'LIMIT_COST'
  | 'LIMIT_DEPTH'
  | 'LIMIT_DIRECTIVES'
  | 'LIMIT_RATE'
  | 'LIMIT_SIZE'
  | 'LIMIT_TIME'
  | 'LIMIT_TOKENS'
  | 'LOCALE_NOT_OFFERED'
  | 'METHOD_NOT_ALLOWED'
  | 'MODULE_NOT_FOUND'
  | 'NOT_ACCEPTABLE'
  | 'NOT_FOUND'
  | 'OPERATION_NOT_FOUND'
  | 'OPERATION_NOT_TRUSTED'
  | 'RELEASE_NOT_FOUND'
  | 'RELEASE_WITHDRAWN'
  | 'TOOL_NOT_FOUND'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | (string & {});
