// Written by `make clients` from the contract. Changes made here are lost.

export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * The `DateTime` scalar type represents a DateTime
   * value as specified by
   * [iso8601](https://en.wikipedia.org/wiki/ISO_8601).
   */
  DateTime: { input: string; output: string; }
  /**
   * Design tokens as one JSON object, in the Design Tokens Format Module 2025.10 (W3C community group).
   *
   * `tokens.schema.json`, beside this schema, says what is in it: `color.primary.$value.hex` is ready for CSS.
   */
  DesignTokens: { input: string; output: string; }
  /**
   * The `Date` scalar type represents a Date
   * value as specified by
   * [iso8601](https://en.wikipedia.org/wiki/ISO_8601).
   */
  Date: { input: string; output: string; }
};

/** Public editions of the course. */
export type Query = {
  __typename?: 'Query';
  /** Public editions that have a release, by code. */
  editions: EditionConnection;
  /** One public edition at one of its releases. */
  edition: Maybe<Edition>;
  /** What this server keeps to. */
  contract: Contract;
};


/** Public editions of the course. */
export type QueryEditionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};


/** Public editions of the course. */
export type QueryEditionArgs = {
  code: Scalars['ID']['input'];
  release?: InputMaybe<Scalars['String']['input']>;
};

/** Public editions by code, a page at a time. */
export type EditionConnection = {
  __typename?: 'EditionConnection';
  /** The editions of this page. */
  edges: Array<EditionEdge>;
  /** Whether there are more. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** An edition in a list. */
export type EditionEdge = {
  __typename?: 'EditionEdge';
  /** The edition, at its latest release. */
  node: Edition;
  /** Give this as `after` to go on from here. */
  cursor: Scalars['String']['output'];
};

/** One owner's course, at one of its releases, with its directory as it is now. */
export type Edition = {
  __typename?: 'Edition';
  /** The edition's code. */
  code: Scalars['ID']['output'];
  /** What the edition is called. */
  title: Scalars['String']['output'];
  /** Whose it is. */
  owner: Scalars['String']['output'];
  /** A sample, to be labelled as one: not any government's work. */
  sample: Scalars['Boolean']['output'];
  /** The release that all of this is read from. */
  release: Release;
  /** All releases of the edition, the newest first. */
  releases: ReleaseConnection;
  /** What it was made from; null unless it has agreed to tell. */
  upstream: Maybe<Upstream>;
  /** The languages that are offered. */
  locales: Array<Locale>;
  /** The language that others are translated from. */
  sourceLocale: Locale;
  /** How it looks, and what it calls itself. */
  branding: Branding;
  /** The course. What is not translated falls back; every node says which language it is really in. */
  course: Maybe<Course>;
  /** One lesson, by its id or its slug. */
  lesson: Maybe<Lesson>;
  /** One module, by its id or its slug. */
  module: Maybe<Module>;
  /** One case study, by its id or its slug. */
  caseStudy: Maybe<CaseStudy>;
  /** One tool, by its id or its slug. */
  tool: Maybe<Tool>;
  /** What is different from another release, so that readers' copies are refreshed where they have to. */
  changedSince: ReleaseChanges;
  /** The institutions that hold today. */
  institutions: Array<Institution>;
  /** The places that the course declares, and what this edition has put there. */
  slots: Array<Slot>;
  /** Pages of this release in which every word, or one that begins with it, stands as readers of the language get it. Questions are not searched. */
  search: SearchConnection;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionTitleArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionReleasesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionCourseArgs = {
  locale: Scalars['String']['input'];
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionLessonArgs = {
  locale: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionModuleArgs = {
  locale: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionCaseStudyArgs = {
  locale: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionToolArgs = {
  locale: Scalars['String']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionChangedSinceArgs = {
  release: Scalars['String']['input'];
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionInstitutionsArgs = {
  locale: Scalars['String']['input'];
  slot?: InputMaybe<Scalars['String']['input']>;
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionSlotsArgs = {
  locale: Scalars['String']['input'];
};


/** One owner's course, at one of its releases, with its directory as it is now. */
export type EditionSearchArgs = {
  locale: Scalars['String']['input'];
  query: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** An immutable snapshot of an edition. */
export type Release = {
  __typename?: 'Release';
  /** Its name within the edition: `1.2`. */
  version: Scalars['String']['output'];
  /** The SHA-256 that stands for all of its content. */
  digest: Scalars['String']['output'];
  /** When it was published. */
  publishedAt: Scalars['DateTime']['output'];
  /** What is new, in its publisher's words. */
  notes: Scalars['String']['output'];
  /** Whether it was withdrawn: then it is listed, and no longer served. */
  withdrawn: Scalars['Boolean']['output'];
};

/** Releases, the newest first, a page at a time. */
export type ReleaseConnection = {
  __typename?: 'ReleaseConnection';
  /** The releases of this page. */
  edges: Array<ReleaseEdge>;
  /** Whether there are more. */
  pageInfo: PageInfo;
  /** How many there are in all. */
  totalCount: Scalars['Int']['output'];
};

/** A release in a list. */
export type ReleaseEdge = {
  __typename?: 'ReleaseEdge';
  /** The release. */
  node: Release;
  /** Give this as `after` to go on from here. */
  cursor: Scalars['String']['output'];
};

/** Where a page of a list ends. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Whether more follow. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Give this as `after` to get what follows; null on an empty page. */
  endCursor: Maybe<Scalars['String']['output']>;
};

/** What an edition was made from. */
export type Upstream = {
  __typename?: 'Upstream';
  /** The upstream edition's code. */
  code: Scalars['ID']['output'];
  /** The upstream edition's title. */
  title: Scalars['String']['output'];
  /** The version that this edition is based on. */
  release: Scalars['String']['output'];
};

/** A language of an edition. */
export type Locale = {
  __typename?: 'Locale';
  /** BCP 47, in lower case: `ar`, `pt-br`. */
  code: Scalars['String']['output'];
  /** The language's name in itself: `français`. */
  name: Scalars['String']['output'];
  /** The direction in which it is written. */
  direction: Direction;
  /** How much of the course is translated into it, from 0 to 1; 1 for the source. */
  progress: Scalars['Float']['output'];
};

/** The direction in which a language is written. */
export type Direction =
  /** Left to right. */
  | 'LTR'
  /** Right to left. */
  | 'RTL'
  | '%future added value';

/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type Branding = {
  __typename?: 'Branding';
  /** What the edition calls itself; its title where it says nothing else. */
  name: Scalars['String']['output'];
  /** The main colour. */
  colorPrimary: Scalars['String']['output'];
  /** The colour that catches the eye. */
  colorAccent: Scalars['String']['output'];
  /** The colour of the background. */
  colorSurface: Scalars['String']['output'];
  /** The colour of text on the background. */
  colorText: Scalars['String']['output'];
  /** The colours as design tokens, with those for text on them that are legible (WCAG 2.2, SC 1.4.3), and the typeface. */
  tokens: Scalars['DesignTokens']['output'];
  /** Which letters its text is set in; `tokens.font.text` names the families. */
  typeface: Typeface;
  /** The edition's logo. */
  logo: Maybe<Image>;
  /** The logo as a drawing, or an empty string: an element `svg` that runs, loads and links nothing. Show it as a picture, not as markup of the page. */
  logoSvg: Scalars['String']['output'];
  /** Who signs certificates; null where nobody is named. */
  signatory: Maybe<Signatory>;
  /** A line for the foot of every page. */
  footer: Scalars['String']['output'];
  /** What readers must be told. */
  disclaimer: Scalars['String']['output'];
  /** Who answers for the edition. Plain text; an empty line ends a paragraph, as in the next two. */
  imprint: Scalars['String']['output'];
  /** What becomes of what readers tell. */
  privacyNotice: Scalars['String']['output'];
  /** On which terms it may be used. */
  terms: Scalars['String']['output'];
};


/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type BrandingNameArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type BrandingSignatoryArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type BrandingFooterArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type BrandingDisclaimerArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type BrandingImprintArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type BrandingPrivacyNoticeArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};


/** What an edition calls itself, and its look. Colours are `#` and six hexadecimal digits. */
export type BrandingTermsArgs = {
  locale?: InputMaybe<Scalars['String']['input']>;
};

/** Which letters an edition is set in. */
export type Typeface =
  /** The device's own. */
  | 'SYSTEM'
  /** Noto Sans: plain strokes. */
  | 'SANS'
  /** Noto Serif: as in books. */
  | 'SERIF'
  | '%future added value';

/** A picture. What an address gives never becomes another picture, so copies stay good. */
export type Image = {
  __typename?: 'Image';
  /** The address of a rendition about 960 pixels wide, in WebP: for an `img` element. */
  src: Scalars['String']['output'];
  /** All renditions in WebP, ready for an `img` element. */
  srcset: Scalars['String']['output'];
  /** The width of `src` in pixels. */
  width: Scalars['Int']['output'];
  /** The height of `src` in pixels. */
  height: Scalars['Int']['output'];
  /** The text alternative; empty for a decorative picture. */
  alt: Scalars['String']['output'];
  /** Whom to name. */
  credit: Scalars['String']['output'];
  /** What may be done with it. */
  licence: Scalars['String']['output'];
  /** Each format that it is offered in, the best first: one `source` each, before the `img`, in a `picture` element. Empty for a picture of a draft that was never released. */
  sources: Array<ImageSource>;
  /** One size in one format, for who chooses for themselves. Null where it is not offered in that format; WebP always is, but for drafts. */
  rendition: Maybe<ImageRendition>;
  /** The picture, 16 pixels long, as a `data:` address of some 150 bytes: the background to show until it is loaded. Null for a picture that is partly transparent, which it would show through. */
  placeholder: Maybe<Scalars['String']['output']>;
  /** The picture's average colour, `#rrggbb`, for where `data:` is too much. Null as `placeholder` is. */
  color: Maybe<Scalars['String']['output']>;
  /** What must stay in sight when it is cropped; null where nobody has marked it: the middle. */
  focalPoint: Maybe<FocalPoint>;
};


/** A picture. What an address gives never becomes another picture, so copies stay good. */
export type ImageRenditionArgs = {
  name?: InputMaybe<RenditionName>;
  format?: InputMaybe<ImageFormat>;
};

/** A picture in one format, all sizes: a `source` element within `picture`. */
export type ImageSource = {
  __typename?: 'ImageSource';
  /** How it is encoded. */
  format: ImageFormat;
  /** For the attribute `type`: `image/avif`. */
  mime: Scalars['String']['output'];
  /** All sizes, ready for the attribute `srcset`. */
  srcset: Scalars['String']['output'];
  /** The same one by one, the narrowest first. */
  renditions: Array<ImageRendition>;
};

/** How a picture is encoded. */
export type ImageFormat =
  /** AVIF: offered where it is smaller than WebP, usually by half. */
  | 'AVIF'
  /** WebP: offered for every picture. */
  | 'WEBP'
  | '%future added value';

/** A picture in one size and format. */
export type ImageRendition = {
  __typename?: 'ImageRendition';
  /** Where to fetch it. What is there never becomes another picture. */
  url: Scalars['String']['output'];
  /** How it is encoded. */
  format: ImageFormat;
  /** Its media type: `image/avif`. */
  mime: Scalars['String']['output'];
  /** In pixels. */
  width: Scalars['Int']['output'];
  /** In pixels. */
  height: Scalars['Int']['output'];
  /** Its size. Null where it was made before sizes were noted. */
  bytes: Maybe<Scalars['Int']['output']>;
  /** The SHA-256 of its content, in hexadecimal. Null where it was made before that was noted. */
  sha256: Maybe<Scalars['String']['output']>;
};

/** A size by its name. A picture that is narrower than the name says comes as wide as it is. */
export type RenditionName =
  /** At most 480 pixels wide: lists, small phones. */
  | 'SMALL'
  /** At most 960 pixels wide: as `src`. */
  | 'MEDIUM'
  /** At most 1600 pixels wide. */
  | 'LARGE'
  /** As wide as it was uploaded. */
  | 'ORIGINAL'
  | '%future added value';

/** What must stay in sight when a picture is cropped. CSS: `object-position: calc(x * 100%) calc(y * 100%)`. */
export type FocalPoint = {
  __typename?: 'FocalPoint';
  /** From the left edge, 0, to the right edge, 1; also right to left. */
  x: Scalars['Float']['output'];
  /** From the top edge, 0, to the bottom edge, 1. */
  y: Scalars['Float']['output'];
};

/** Who signs an edition's certificates. */
export type Signatory = {
  __typename?: 'Signatory';
  /** The person's name. */
  name: Scalars['String']['output'];
  /** What the person signs as. */
  function: Scalars['String']['output'];
  /** The seal beside the signature. */
  seal: Maybe<Image>;
};

/** An edition's course in one language; what is not translated stands in another, and says so. */
export type Course = {
  __typename?: 'Course';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** The title; `locale` and `direction` are its. */
  title: Scalars['String']['output'];
  /** What the course is for. Plain text. */
  summary: Scalars['String']['output'];
  /** The language that `summary` is really in. */
  summaryLocale: Scalars['String']['output'];
  /** The direction of that language. */
  summaryDirection: Direction;
  /** Groups of modules, in order. */
  parts: Array<Part>;
  /** The modules, in order. */
  modules: Array<Module>;
  /** Settings of the final assessment, if there is one. */
  finalAssessment: Maybe<Assessment>;
  /** The course's terms. */
  glossary: Array<Term>;
  /** The MICIC principles and guidelines that its lessons draw on, and which do. */
  guidelines: Array<GuidelineUse>;
  /** How long all modules and the assessment take. */
  minutes: Scalars['Int']['output'];
};

/** A group of modules. */
export type Part = {
  __typename?: 'Part';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** What modules name it by: `A`. */
  key: Scalars['String']['output'];
  /** Its title. */
  title: Scalars['String']['output'];
};

/** A module: lessons with what belongs to them, and a check of what was learnt. */
export type Module = {
  __typename?: 'Module';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
  /** The pages that it stands below, the course first and itself not among them. */
  breadcrumbs: Array<PageReference>;
  /** Where it was asked for by a slug that is not its own: that slug, which it had in an earlier release of the edition or has in another language. Lead readers to `slug`. Else null. */
  movedFrom: Maybe<Scalars['String']['output']>;
  /** Its place among the course's modules, from 1. */
  number: Scalars['Int']['output'];
  /** The key of the part that it belongs to; may be empty. */
  part: Scalars['String']['output'];
  /** How long it takes. */
  minutes: Scalars['Int']['output'];
  /** What learners can do after it, in the module's language. Plain text. */
  objectives: Array<Scalars['String']['output']>;
  /** The same objectives, each with the language that it is really in. */
  objectiveItems: Array<Objective>;
  /** Its lessons, in order. */
  lessons: Array<Lesson>;
  /** Its case studies. */
  caseStudies: Array<CaseStudy>;
  /** Questions at its end; they do not count. */
  knowledgeCheck: Array<Question>;
  /** Its tools. */
  tools: Array<Tool>;
  /** The module before it in the course; null for the first. */
  previous: Maybe<ModuleReference>;
  /** The module after it in the course; null for the last. */
  next: Maybe<ModuleReference>;
};

/** A page that another one stands below. */
export type PageReference = {
  __typename?: 'PageReference';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
  /** What kind of page it is. */
  kind: PageKind;
};

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

/** What learners can do after a module. */
export type Objective = {
  __typename?: 'Objective';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** The objective. Plain text. */
  text: Scalars['String']['output'];
};

/** A lesson: one short sitting. */
export type Lesson = {
  __typename?: 'Lesson';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
  /** The pages that it stands below, the course first and itself not among them. */
  breadcrumbs: Array<PageReference>;
  /** Where it was asked for by a slug that is not its own: that slug, which it had in an earlier release of the edition or has in another language. Lead readers to `slug`. Else null. */
  movedFrom: Maybe<Scalars['String']['output']>;
  /** The principles and guidelines that it draws on. */
  guidelines: Array<Guideline>;
  /** What it says, block by block. */
  body: Array<Block>;
  /** The module that it belongs to. */
  module: ModuleReference;
  /** The lesson before it in the course; null for the first. */
  previous: Maybe<LessonReference>;
  /** The lesson after it in the course; null for the last. */
  next: Maybe<LessonReference>;
};

/**
 * A MICIC principle (`P1` to `P10`) or guideline (`G1` to `G15`).
 *
 * The short titles are this product's own; the official wording stands in the publication.
 */
export type Guideline = {
  __typename?: 'Guideline';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** `P1` to `P10`, `G1` to `G15`. */
  code: Scalars['String']['output'];
  /** Whether it is a principle or a guideline. */
  kind: GuidelineKind;
  /** A short title. */
  title: Scalars['String']['output'];
  /** The thematic area; “Principle” for principles. */
  theme: Scalars['String']['output'];
};

/** What a reference to the MICIC Guidelines names. */
export type GuidelineKind =
  /** One of the ten cross-cutting principles. */
  | 'PRINCIPLE'
  /** One of the fifteen guidelines. */
  | 'GUIDELINE'
  | '%future added value';

/** A block of a lesson. A block that this version does not know is an `UnknownBlock`. */
export type Block = {
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
};

/** A module that something belongs to, or that stands beside another one. */
export type ModuleReference = {
  __typename?: 'ModuleReference';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
};

/** A lesson before or after another one. */
export type LessonReference = {
  __typename?: 'LessonReference';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
};

/** What happened somewhere, and what it teaches; how sure we are travels with it. */
export type CaseStudy = {
  __typename?: 'CaseStudy';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
  /** The pages that it stands below, the course first and itself not among them. */
  breadcrumbs: Array<PageReference>;
  /** Where it was asked for by a slug that is not its own: that slug, which it had in an earlier release of the edition or has in another language. Lead readers to `slug`. Else null. */
  movedFrom: Maybe<Scalars['String']['output']>;
  /** Where it happened. */
  countries: Array<Country>;
  /** Where, when it was not in a country: “at sea”. */
  place: Scalars['String']['output'];
  /** When it happened, or began. */
  year: Maybe<Scalars['Int']['output']>;
  /** When it ended, if that was in a later year. */
  yearTo: Maybe<Scalars['Int']['output']>;
  /** What kind of crisis it was. */
  crisisType: CrisisType;
  /** What happened. HTML, sanitised. */
  facts: Scalars['String']['output'];
  /** What it teaches. HTML, sanitised. */
  teachingPoint: Scalars['String']['output'];
  /** The same as `facts`, as nodes, for front ends without an HTML parser. */
  factsTree: Array<RichTextNode>;
  /** The same as `teachingPoint`, as nodes, for front ends without an HTML parser. */
  teachingPointTree: Array<RichTextNode>;
  /** Where the facts were read. */
  sources: Array<Source>;
  /** How well the facts are founded. */
  certainty: Certainty;
  /** When it is due to be reviewed. */
  reviewDate: Maybe<Scalars['Date']['output']>;
  /** Whether it is a sample, to be labelled as one. */
  sample: Scalars['Boolean']['output'];
  /** The module that it belongs to; null if it is in none. */
  module: Maybe<ModuleReference>;
  /** The case study before it in the course; null for the first. */
  previous: Maybe<CaseStudyReference>;
  /** The case study after it in the course; null for the last. */
  next: Maybe<CaseStudyReference>;
};

/** A country by its ISO 3166 code. */
export type Country = {
  __typename?: 'Country';
  /** ISO 3166-1 alpha-2. */
  code: Scalars['String']['output'];
  /** Its name in the case study's language (CLDR). */
  name: Scalars['String']['output'];
};

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

/**
 * A paragraph, heading or item of a list, in the order of reading.
 *
 * The list is flat, so that one query gets all of it: `level` says how deep a node stands in lists.
 */
export type RichTextNode = {
  /** How many lists it stands in: 0 for most. Indent by it; the list has no other trace. */
  level: Scalars['Int']['output'];
  /** Whether it is part of a quotation. */
  quoted: Scalars['Boolean']['output'];
  /** Its language, BCP 47, where it is another one than that of the block or page; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Its direction, where that is said apart from the block's or page's; else null. */
  direction: Maybe<Direction>;
  /** Its words. Empty only for an item that holds nothing but a list of its own. */
  spans: Array<RichTextSpan>;
};

/** A run of words with the same marks and the same link. Show spans one after another, with nothing between. */
export type RichTextSpan = {
  /** The words, with their spaces; `\n` is a line break. Plain text, not HTML. */
  text: Scalars['String']['output'];
  /** What is special about them; usually nothing. */
  marks: Array<RichTextMark>;
  /** Their language, BCP 47, where it is another one than the node's; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Their direction, where that is said apart from the node's; else null. */
  direction: Maybe<Direction>;
};

/** What is special about words. */
export type RichTextMark =
  /** Strong: `b`, `strong`. */
  | 'BOLD'
  /** Emphasised: `i`, `em`. */
  | 'ITALIC'
  /** Below the line. */
  | 'SUBSCRIPT'
  /** Above the line. */
  | 'SUPERSCRIPT'
  /** Its direction is worked out from its own words, apart from those around it: `bdi`. */
  | 'ISOLATED'
  | '%future added value';

/** Where a fact was read. */
export type Source = {
  __typename?: 'Source';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The source's key in the course's list of sources; may be empty. */
  key: Scalars['String']['output'];
  /** What it is called. */
  title: Scalars['String']['output'];
  /** Where it is on the web; empty when it is not. */
  url: Scalars['String']['output'];
};

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

/** A case study before or after another one. */
export type CaseStudyReference = {
  __typename?: 'CaseStudyReference';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
};

/** A question of any kind. Nothing outside `answer` tells what is right. */
export type Question = {
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The question's block's id. */
  id: Scalars['ID']['output'];
  /** How it is asked and answered. */
  kind: QuestionKind;
  /** The question. Plain text. */
  stem: Scalars['String']['output'];
  /** What a right answer is worth. */
  points: Scalars['Int']['output'];
  /** What is right, and what to say about it. */
  answer: Answer;
};

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

/** What is right, and what to say about it: to be asked for when a learner has answered. */
export type Answer = {
  __typename?: 'Answer';
  /** Ids of the right options (`true` or `false`); of matching, `LEFT:RIGHT` pairs; of ordering, all items in the right order; of a scenario, the best choice of each step. */
  correct: Array<Scalars['ID']['output']>;
  /** What to say after a right answer. */
  feedbackRight: Scalars['String']['output'];
  /** What to say after a wrong answer. */
  feedbackWrong: Scalars['String']['output'];
};

/** Something that a post can use as it stands: a text, a file, or both. */
export type Tool = {
  __typename?: 'Tool';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
  /** The pages that it stands below, the course first and itself not among them. */
  breadcrumbs: Array<PageReference>;
  /** Where it was asked for by a slug that is not its own: that slug, which it had in an earlier release of the edition or has in another language. Lead readers to `slug`. Else null. */
  movedFrom: Maybe<Scalars['String']['output']>;
  /** What kind of tool it is. */
  kind: ToolKind;
  /** The text to use. HTML, sanitised; may be empty. */
  text: Scalars['String']['output'];
  /** The same as `text`, as nodes, for front ends without an HTML parser. */
  textTree: Array<RichTextNode>;
  /** The file to use. */
  file: Maybe<File>;
  /** The module that it belongs to; null if it is in none. */
  module: Maybe<ModuleReference>;
  /** The tool before it in the course; null for the first. */
  previous: Maybe<ToolReference>;
  /** The tool after it in the course; null for the last. */
  next: Maybe<ToolReference>;
};

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

/** A file to download. */
export type File = {
  __typename?: 'File';
  /** Where to fetch it. */
  url: Scalars['String']['output'];
  /** The name to save it under. */
  name: Scalars['String']['output'];
  /** Its media type. */
  mime: Scalars['String']['output'];
  /** Its size. */
  bytes: Scalars['Int']['output'];
  /** The SHA-256 of its content, in hexadecimal. */
  sha256: Scalars['String']['output'];
};

/** A tool before or after another one. */
export type ToolReference = {
  __typename?: 'ToolReference';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
};

/** The settings of the final assessment. Its questions and keys are never served. */
export type Assessment = {
  __typename?: 'Assessment';
  /** How many questions are drawn. */
  questionCount: Scalars['Int']['output'];
  /** The score that is needed, in per cent. */
  passMark: Scalars['Int']['output'];
  /** How often it may be tried before a pause. */
  attempts: Scalars['Int']['output'];
  /** How long the pause is. */
  pauseHours: Scalars['Int']['output'];
  /** How long it takes: a guide, not a limit. */
  minutes: Scalars['Int']['output'];
};

/** A term of the glossary. */
export type Term = {
  __typename?: 'Term';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** What text refers to it by: `data-term`. */
  key: Scalars['String']['output'];
  /** The term. */
  term: Scalars['String']['output'];
  /** What it means. Plain text. */
  definition: Scalars['String']['output'];
};

/** Where a course draws on a principle or guideline. */
export type GuidelineUse = {
  __typename?: 'GuidelineUse';
  /** The principle or guideline. */
  guideline: Guideline;
  /** The lessons that draw on it, in order. */
  lessons: Array<LessonReference>;
};

/** What is different in `to` for those who have `from`. Empty lists and `false` all over: nothing is. */
export type ReleaseChanges = {
  __typename?: 'ReleaseChanges';
  /** The release that was named. */
  from: Release;
  /** The release that is served. */
  to: Release;
  /** Whether the look, the texts of the branding, title, owner or `sample` changed. */
  branding: Scalars['Boolean']['output'];
  /** Whether other languages are offered, or languages fall back to others. */
  languages: Scalars['Boolean']['output'];
  /** Whether the description, credit or licence of a picture or file changed that both have. */
  media: Scalars['Boolean']['output'];
  /** Whether the settings of the final assessment changed. */
  assessmentSettings: Scalars['Boolean']['output'];
  /** By language: those that are offered now, then those that were and are no longer. */
  locales: Array<LocaleChanges>;
};

/** What is different for the readers of one language, with what they read in another for want of a translation. */
export type LocaleChanges = {
  __typename?: 'LocaleChanges';
  /** The language, by its code. */
  locale: Scalars['String']['output'];
  /** Pages that are new to these readers; all of them where the language is newly offered. */
  added: Array<ChangedNode>;
  /** Pages whose words, slug, language or parent changed. Of the final assessment, whether questions changed is told and nothing more. */
  changed: Array<ChangedNode>;
  /** Pages that these readers have no longer; all of them where the language is no longer offered. */
  removed: Array<ChangedNode>;
  /** Whether pages came, went or stand in another order; `previous`, `next` and lists follow it. */
  outline: Scalars['Boolean']['output'];
  /** Whether slots are declared differently. What editions put there changes without a release. */
  slots: Scalars['Boolean']['output'];
};

/** A page that was added, changed or removed. */
export type ChangedNode = {
  __typename?: 'ChangedNode';
  /** Its lineage: the `id` of the page. */
  id: Scalars['ID']['output'];
  /** What kind of page it is. */
  kind: PageKind;
  /** Its slug; of a removed page, the last that it had. Empty for the course itself. */
  slug: Scalars['String']['output'];
};

/** Whom an edition's learners can turn to. Changes reach readers without a new release. */
export type Institution = {
  __typename?: 'Institution';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The same in every language. */
  id: Scalars['ID']['output'];
  /** What it is called. */
  name: Scalars['String']['output'];
  /** What kind of institution it is. */
  kind: InstitutionKind;
  /** Where it is. Plain text, lines apart. */
  address: Scalars['String']['output'];
  /** How to call it. */
  phones: Array<Phone>;
  /** A note on when it is open, in words; may be empty. */
  hours: Scalars['String']['output'];
  /** When it is open; null where nobody said. */
  openingHours: Maybe<OpeningHours>;
  /** The languages spoken there, by code. */
  languages: Array<Scalars['String']['output']>;
  /** Its place on the web; may be empty. */
  url: Scalars['String']['output'];
  /** The first day on which this holds. */
  validFrom: Maybe<Scalars['Date']['output']>;
  /** The last day on which this holds; after it, it is no longer served. */
  validUntil: Maybe<Scalars['Date']['output']>;
};

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

/** A number to call. */
export type Phone = {
  __typename?: 'Phone';
  /** What it is for; may be empty. */
  label: Scalars['String']['output'];
  /** E.164: `+12025550123`. Link it with `tel:`. */
  number: Scalars['String']['output'];
  /** As it is written within its country: `(202) 555-0123`. Show it from left to right. */
  national: Scalars['String']['output'];
  /** As it is written for callers from abroad: `+1 202-555-0123`. From left to right. */
  international: Scalars['String']['output'];
};

/** When somebody can be reached. */
export type OpeningHours = {
  __typename?: 'OpeningHours';
  /** Day and night, all week. */
  always: Scalars['Boolean']['output'];
  /** To be shown: a line for days that are alike, in the language that was asked for. */
  words: Array<Scalars['String']['output']>;
  /** From Monday on, by time within a day. */
  intervals: Array<OpeningInterval>;
  /** The name of the time zone at IANA: `Asia/Beirut`. */
  timeZone: Scalars['String']['output'];
  /** What else there is to say, such as holidays; may be empty. */
  note: Scalars['String']['output'];
  /** The same as schema.org writes `openingHours`, spans apart by semicolons. */
  text: Scalars['String']['output'];
};

/** A span of time on one day of every week, in the time zone of the hours. */
export type OpeningInterval = {
  __typename?: 'OpeningInterval';
  /** The day on which it begins. */
  day: Weekday;
  /** `09:00`. */
  opens: Scalars['String']['output'];
  /** `17:00`; `24:00` is the end of the day. What is not after `opens` is on the day after. */
  closes: Scalars['String']['output'];
};

/** A day of the week. */
export type Weekday =
  /** Monday. */
  | 'MONDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Friday. */
  | 'FRIDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  | '%future added value';

/**
 * A place that the course declares, and what this edition has put there.
 *
 * `locale` and `direction` are those of `meaning` and `neutralText`.
 */
export type Slot = {
  __typename?: 'Slot';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The declaration's id, the same in every language and edition. */
  id: Scalars['ID']['output'];
  /** What text refers to it by: `data-slot`. */
  key: Scalars['String']['output'];
  /** What belongs here. */
  kind: SlotKind;
  /** What belongs here, in words. */
  meaning: Scalars['String']['output'];
  /** What to show while it is unfilled. */
  neutralText: Scalars['String']['output'];
  /** Whether the edition has put something here that holds today. */
  filled: Scalars['Boolean']['output'];
  /** A number in E.164, a text, a link's words, or the institution's name; empty while unfilled. */
  value: Scalars['String']['output'];
  /** The language that `value` is in; null while unfilled. */
  valueLocale: Maybe<Scalars['String']['output']>;
  /** The direction of that language. */
  valueDirection: Maybe<Direction>;
  /** Where a link leads; else empty. */
  url: Scalars['String']['output'];
  /** The institution that stands here. */
  institution: Maybe<Institution>;
  /** The number that stands here, in its written forms; its label is empty. */
  phone: Maybe<Phone>;
  /** When what stands here can be reached; null where nobody said. */
  openingHours: Maybe<OpeningHours>;
  /** The first day on which what stands here holds. */
  validFrom: Maybe<Scalars['Date']['output']>;
  /** The last day on which what stands here holds; after it, the slot is no longer filled with it. */
  validUntil: Maybe<Scalars['Date']['output']>;
};

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

/** What was found, the best first, a page at a time. */
export type SearchConnection = {
  __typename?: 'SearchConnection';
  /** The hits of this page. */
  edges: Array<SearchEdge>;
  /** Whether there are more. */
  pageInfo: PageInfo;
  /** How many pages were found in all. */
  totalCount: Scalars['Int']['output'];
};

/** A page in what was found. */
export type SearchEdge = {
  __typename?: 'SearchEdge';
  /** The page. */
  node: SearchHit;
  /** Give this as `after` to go on from here. */
  cursor: Scalars['String']['output'];
};

/** A page that has what was searched for. */
export type SearchHit = {
  __typename?: 'SearchHit';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The lineage: the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** A readable part for an address. */
  slug: Scalars['String']['output'];
  /** The title. Plain text. */
  title: Scalars['String']['output'];
  /** What kind of page it is. */
  kind: PageKind;
  /** The module that it belongs to; null for what belongs to the course as a whole. */
  module: Maybe<ModuleReference>;
  /** Where it says so, or how it begins if only its title does; null for a page of no words. */
  excerpt: Maybe<Excerpt>;
};

/** A piece of what a page says, about a paragraph long. */
export type Excerpt = {
  __typename?: 'Excerpt';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block, objective or term that says it, by id; null for a field of the page itself. */
  block: Maybe<Scalars['ID']['output']>;
  /** Its text, in runs that are marked or not. */
  parts: Array<TextPart>;
};

/** A run of text. There is no HTML in it: show it as it is. */
export type TextPart = {
  __typename?: 'TextPart';
  /** The words, with the spaces around them. Plain text. */
  text: Scalars['String']['output'];
  /** Whether this is a word that was searched for. */
  marked: Scalars['Boolean']['output'];
};

/** The contract that this server keeps. */
export type Contract = {
  __typename?: 'Contract';
  /** Its version, `MAJOR.MINOR.PATCH`; the header `Contract-Version` says the same. While the first number stays, nothing that a front end relies on changes or goes. */
  version: Scalars['String']['output'];
  /** Every code that an error of this server can carry. */
  errors: Array<ErrorCode>;
};

/** A code that an error can carry in `extensions.code`. */
export type ErrorCode = {
  __typename?: 'ErrorCode';
  /** The code. It keeps its meaning. */
  code: Scalars['String']['output'];
  /** What has happened. In English. */
  meaning: Scalars['String']['output'];
  /** What to do about it; errors carry it too. In English. */
  advice: Scalars['String']['output'];
};

/** The block “Text”. */
export type RichTextBlock = Block & {
  __typename?: 'RichTextBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Text. HTML, sanitised. */
  text: Scalars['String']['output'];
  /** The same as `text`, as nodes, for front ends without an HTML parser. */
  textTree: Array<RichTextNode>;
};

/** A short text set apart; the tone is told in words as well as in colour. */
export type CalloutBlock = Block & {
  __typename?: 'CalloutBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Tone. */
  tone: CalloutTone;
  /** Title. Plain text. */
  title: Scalars['String']['output'];
  /** Text. HTML, sanitised. */
  text: Scalars['String']['output'];
  /** The same as `text`, as nodes, for front ends without an HTML parser. */
  textTree: Array<RichTextNode>;
};

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

/** The block “Quotation”. */
export type QuoteBlock = Block & {
  __typename?: 'QuoteBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Quotation. Plain text. */
  quote: Scalars['String']['output'];
  /** Who said or wrote it. Plain text. */
  attribution: Scalars['String']['output'];
};

/** The block “Steps”. */
export type StepsBlock = Block & {
  __typename?: 'StepsBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Title. Plain text. */
  title: Scalars['String']['output'];
  /** Steps. */
  steps: Array<Step>;
};

/** Step, in `StepsBlock.steps`. */
export type Step = {
  __typename?: 'Step';
  /** The item's own, the same in every language and edition. */
  id: Scalars['ID']['output'];
  /** Title. Plain text. */
  title: Scalars['String']['output'];
  /** Text. HTML, sanitised. */
  text: Scalars['String']['output'];
  /** The same as `text`, as nodes, for front ends without an HTML parser. */
  textTree: Array<RichTextNode>;
};

/** The block “Checklist”. */
export type ChecklistBlock = Block & {
  __typename?: 'ChecklistBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Title. Plain text. */
  title: Scalars['String']['output'];
  /** Items. */
  items: Array<ChecklistItem>;
};

/** Item, in `ChecklistBlock.items`. */
export type ChecklistItem = {
  __typename?: 'ChecklistItem';
  /** The item's own, the same in every language and edition. */
  id: Scalars['ID']['output'];
  /** Item. Plain text. */
  text: Scalars['String']['output'];
};

/** A table whose first column holds the row headings (WCAG 2.2 SC 1.3.1). */
export type TableBlock = Block & {
  __typename?: 'TableBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Caption. Plain text. */
  caption: Scalars['String']['output'];
  /** Column headings. Plain text. */
  columns: Array<Scalars['String']['output']>;
  /** Rows. */
  rows: Array<TableRow>;
};

/** Row, in `TableBlock.rows`. */
export type TableRow = {
  __typename?: 'TableRow';
  /** The item's own, the same in every language and edition. */
  id: Scalars['ID']['output'];
  /** Row heading. Plain text. */
  header: Scalars['String']['output'];
  /** Cells. Plain text. */
  cells: Array<Scalars['String']['output']>;
};

/** The block “Timeline”. */
export type TimelineBlock = Block & {
  __typename?: 'TimelineBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Title. Plain text. */
  title: Scalars['String']['output'];
  /** Entries. */
  entries: Array<TimelineEntry>;
};

/** Entry, in `TimelineBlock.entries`. */
export type TimelineEntry = {
  __typename?: 'TimelineEntry';
  /** The item's own, the same in every language and edition. */
  id: Scalars['ID']['output'];
  /** When. Plain text. */
  when: Scalars['String']['output'];
  /** Title. Plain text. */
  title: Scalars['String']['output'];
  /** Text. Plain text. */
  text: Scalars['String']['output'];
};

/** A picture with a text alternative of its own, or the picture's (WCAG 2.2 SC 1.1.1). */
export type ImageBlock = Block & {
  __typename?: 'ImageBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Picture. */
  image: Image;
  /** Decorative. */
  decorative: Scalars['Boolean']['output'];
  /** Caption. Plain text. */
  caption: Scalars['String']['output'];
};

/** A film by address, with a transcript for those who cannot see, hear or load it (SC 1.2.1). */
export type VideoBlock = Block & {
  __typename?: 'VideoBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Title. Plain text. */
  title: Scalars['String']['output'];
  /** Address. */
  url: Scalars['String']['output'];
  /** Minutes. */
  minutes: Scalars['Int']['output'];
  /** Transcript. HTML, sanitised. */
  transcript: Scalars['String']['output'];
  /** The same as `transcript`, as nodes, for front ends without an HTML parser. */
  transcriptTree: Array<RichTextNode>;
};

/** The block “Case study”. */
export type CaseStudyBlock = Block & {
  __typename?: 'CaseStudyBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Case study. Null when this release does not hold it. */
  caseStudy: Maybe<CaseStudy>;
  /** Why it stands here. Plain text. */
  note: Scalars['String']['output'];
};

/** The block “Tool”. */
export type ToolBlock = Block & {
  __typename?: 'ToolBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Tool. Null when this release does not hold it. */
  tool: Maybe<Tool>;
  /** Why it stands here. Plain text. */
  note: Scalars['String']['output'];
};

/** A place that each edition fills with its own institution, number, text or link. */
export type SlotBlock = Block & {
  __typename?: 'SlotBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** Slot. */
  slot: Slot;
  /** Note. Plain text. */
  note: Scalars['String']['output'];
};

/** A question among the text, to check oneself. */
export type QuestionBlock = Block & {
  __typename?: 'QuestionBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** The question. */
  question: Question;
};

/** A block of a kind that is not known here, or that refers to something this release lacks. */
export type UnknownBlock = Block & {
  __typename?: 'UnknownBlock';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The block's own, the same in every language, release and edition. */
  id: Scalars['ID']['output'];
  /** Whether adapted editions must keep it as it is. */
  mandatory: Scalars['Boolean']['output'];
  /** What the release calls its kind. */
  type: Scalars['String']['output'];
};

/** One option is right. */
export type SingleQuestion = Question & {
  __typename?: 'SingleQuestion';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The question's block's id. */
  id: Scalars['ID']['output'];
  /** How it is asked and answered. */
  kind: QuestionKind;
  /** The question. Plain text. */
  stem: Scalars['String']['output'];
  /** What a right answer is worth. */
  points: Scalars['Int']['output'];
  /** What is right, and what to say about it. */
  answer: Answer;
  /** What to choose from, shuffled. */
  options: Array<Option>;
};


/** One option is right. */
export type SingleQuestionOptionsArgs = {
  seed?: InputMaybe<Scalars['Int']['input']>;
};

/** Something to choose, to pair or to put in order. */
export type Option = {
  __typename?: 'Option';
  /** Its id, which does not tell whether it is right. */
  id: Scalars['ID']['output'];
  /** Its words. Plain text. */
  text: Scalars['String']['output'];
};

/** One option or more are right, and all of them have to be chosen. */
export type MultipleQuestion = Question & {
  __typename?: 'MultipleQuestion';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The question's block's id. */
  id: Scalars['ID']['output'];
  /** How it is asked and answered. */
  kind: QuestionKind;
  /** The question. Plain text. */
  stem: Scalars['String']['output'];
  /** What a right answer is worth. */
  points: Scalars['Int']['output'];
  /** What is right, and what to say about it. */
  answer: Answer;
  /** What to choose from, shuffled. */
  options: Array<Option>;
};


/** One option or more are right, and all of them have to be chosen. */
export type MultipleQuestionOptionsArgs = {
  seed?: InputMaybe<Scalars['Int']['input']>;
};

/** A statement that is true or false. */
export type TrueFalseQuestion = Question & {
  __typename?: 'TrueFalseQuestion';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The question's block's id. */
  id: Scalars['ID']['output'];
  /** How it is asked and answered. */
  kind: QuestionKind;
  /** The question. Plain text. */
  stem: Scalars['String']['output'];
  /** What a right answer is worth. */
  points: Scalars['Int']['output'];
  /** What is right, and what to say about it. */
  answer: Answer;
  /** `true` and `false`, in words, in this order. */
  options: Array<Option>;
};

/** Two lists whose items belong together in pairs. */
export type MatchingQuestion = Question & {
  __typename?: 'MatchingQuestion';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The question's block's id. */
  id: Scalars['ID']['output'];
  /** How it is asked and answered. */
  kind: QuestionKind;
  /** The question. Plain text. */
  stem: Scalars['String']['output'];
  /** What a right answer is worth. */
  points: Scalars['Int']['output'];
  /** What is right, and what to say about it. */
  answer: Answer;
  /** One half of each pair, shuffled. */
  left: Array<Option>;
  /** The other halves, shuffled apart. */
  right: Array<Option>;
};


/** Two lists whose items belong together in pairs. */
export type MatchingQuestionLeftArgs = {
  seed?: InputMaybe<Scalars['Int']['input']>;
};


/** Two lists whose items belong together in pairs. */
export type MatchingQuestionRightArgs = {
  seed?: InputMaybe<Scalars['Int']['input']>;
};

/** Items to be put in order. */
export type OrderingQuestion = Question & {
  __typename?: 'OrderingQuestion';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The question's block's id. */
  id: Scalars['ID']['output'];
  /** How it is asked and answered. */
  kind: QuestionKind;
  /** The question. Plain text. */
  stem: Scalars['String']['output'];
  /** What a right answer is worth. */
  points: Scalars['Int']['output'];
  /** What is right, and what to say about it. */
  answer: Answer;
  /** The items, never in the right order. */
  items: Array<Option>;
};


/** Items to be put in order. */
export type OrderingQuestionItemsArgs = {
  seed?: InputMaybe<Scalars['Int']['input']>;
};

/** A situation in one or more steps; what is chosen may lead on to another one. */
export type ScenarioQuestion = Question & {
  __typename?: 'ScenarioQuestion';
  /** The language that this is really in. */
  locale: Scalars['String']['output'];
  /** The direction of that language. */
  direction: Direction;
  /** The question's block's id. */
  id: Scalars['ID']['output'];
  /** How it is asked and answered. */
  kind: QuestionKind;
  /** The question. Plain text. */
  stem: Scalars['String']['output'];
  /** What a right answer is worth. */
  points: Scalars['Int']['output'];
  /** What is right, and what to say about it. */
  answer: Answer;
  /** The steps; the first one begins. */
  steps: Array<ScenarioStep>;
};


/** A situation in one or more steps; what is chosen may lead on to another one. */
export type ScenarioQuestionStepsArgs = {
  seed?: InputMaybe<Scalars['Int']['input']>;
};

/** A step of a scenario. */
export type ScenarioStep = {
  __typename?: 'ScenarioStep';
  /** Its id. */
  id: Scalars['ID']['output'];
  /** What is asked here. Plain text. */
  prompt: Scalars['String']['output'];
  /** What can be done, shuffled. */
  choices: Array<ScenarioChoice>;
};

/** What can be done at a step of a scenario. */
export type ScenarioChoice = {
  __typename?: 'ScenarioChoice';
  /** Its id, which does not tell whether it is best. */
  id: Scalars['ID']['output'];
  /** Its words. Plain text. */
  text: Scalars['String']['output'];
  /** What happens when it is chosen; to be shown then. */
  consequence: Scalars['String']['output'];
  /** The id of the step that it leads to; null ends the scenario. */
  next: Maybe<Scalars['ID']['output']>;
};

/** A paragraph. Where `level` is not 0, it goes on with the item before it. */
export type ParagraphNode = RichTextNode & {
  __typename?: 'ParagraphNode';
  /** How many lists it stands in: 0 for most. Indent by it; the list has no other trace. */
  level: Scalars['Int']['output'];
  /** Whether it is part of a quotation. */
  quoted: Scalars['Boolean']['output'];
  /** Its language, BCP 47, where it is another one than that of the block or page; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Its direction, where that is said apart from the block's or page's; else null. */
  direction: Maybe<Direction>;
  /** Its words. Empty only for an item that holds nothing but a list of its own. */
  spans: Array<RichTextSpan>;
};

/** A heading within the text. */
export type HeadingNode = RichTextNode & {
  __typename?: 'HeadingNode';
  /** How many lists it stands in: 0 for most. Indent by it; the list has no other trace. */
  level: Scalars['Int']['output'];
  /** Whether it is part of a quotation. */
  quoted: Scalars['Boolean']['output'];
  /** Its language, BCP 47, where it is another one than that of the block or page; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Its direction, where that is said apart from the block's or page's; else null. */
  direction: Maybe<Direction>;
  /** Its words. Empty only for an item that holds nothing but a list of its own. */
  spans: Array<RichTextSpan>;
  /** 3, or 4 for what is below a 3: the page's title is 1, a block's 2. */
  rank: Scalars['Int']['output'];
};

/** An item of a list. Those that follow it with a higher `level` stand within it. */
export type ListItemNode = RichTextNode & {
  __typename?: 'ListItemNode';
  /** How many lists it stands in: 0 for most. Indent by it; the list has no other trace. */
  level: Scalars['Int']['output'];
  /** Whether it is part of a quotation. */
  quoted: Scalars['Boolean']['output'];
  /** Its language, BCP 47, where it is another one than that of the block or page; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Its direction, where that is said apart from the block's or page's; else null. */
  direction: Maybe<Direction>;
  /** Its words. Empty only for an item that holds nothing but a list of its own. */
  spans: Array<RichTextSpan>;
  /** Whether items of its list are numbered. */
  ordered: Scalars['Boolean']['output'];
  /** Its place in its list, from 1. */
  number: Scalars['Int']['output'];
};

/** Words that lead nowhere. */
export type TextSpan = RichTextSpan & {
  __typename?: 'TextSpan';
  /** The words, with their spaces; `\n` is a line break. Plain text, not HTML. */
  text: Scalars['String']['output'];
  /** What is special about them; usually nothing. */
  marks: Array<RichTextMark>;
  /** Their language, BCP 47, where it is another one than the node's; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Their direction, where that is said apart from the node's; else null. */
  direction: Maybe<Direction>;
};

/** Words that lead out of the course. */
export type LinkSpan = RichTextSpan & {
  __typename?: 'LinkSpan';
  /** The words, with their spaces; `\n` is a line break. Plain text, not HTML. */
  text: Scalars['String']['output'];
  /** What is special about them; usually nothing. */
  marks: Array<RichTextMark>;
  /** Their language, BCP 47, where it is another one than the node's; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Their direction, where that is said apart from the node's; else null. */
  direction: Maybe<Direction>;
  /** Whether it goes on with the link of the span before it, whose marks are others. */
  continues: Scalars['Boolean']['output'];
  /** Where to: `https:`, `http:`, `mailto:` or `tel:`. */
  url: Scalars['String']['output'];
};

/** Words that lead to another page of the course. */
export type PageSpan = RichTextSpan & {
  __typename?: 'PageSpan';
  /** The words, with their spaces; `\n` is a line break. Plain text, not HTML. */
  text: Scalars['String']['output'];
  /** What is special about them; usually nothing. */
  marks: Array<RichTextMark>;
  /** Their language, BCP 47, where it is another one than the node's; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Their direction, where that is said apart from the node's; else null. */
  direction: Maybe<Direction>;
  /** Whether it goes on with the link of the span before it, whose marks are others. */
  continues: Scalars['Boolean']['output'];
  /** The page's lineage. */
  id: Scalars['ID']['output'];
  /** A module, lesson, case study or tool. */
  kind: PageKind;
  /** A readable part for its address. */
  slug: Scalars['String']['output'];
};

/** Words that stand for what an edition fills in: show them with the slot's value, or its neutral text. */
export type SlotSpan = RichTextSpan & {
  __typename?: 'SlotSpan';
  /** The words, with their spaces; `\n` is a line break. Plain text, not HTML. */
  text: Scalars['String']['output'];
  /** What is special about them; usually nothing. */
  marks: Array<RichTextMark>;
  /** Their language, BCP 47, where it is another one than the node's; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Their direction, where that is said apart from the node's; else null. */
  direction: Maybe<Direction>;
  /** Whether it goes on with the link of the span before it, whose marks are others. */
  continues: Scalars['Boolean']['output'];
  /** The slot's key: find it in `Edition.slots`. */
  key: Scalars['String']['output'];
};

/** Words that the glossary explains. */
export type TermSpan = RichTextSpan & {
  __typename?: 'TermSpan';
  /** The words, with their spaces; `\n` is a line break. Plain text, not HTML. */
  text: Scalars['String']['output'];
  /** What is special about them; usually nothing. */
  marks: Array<RichTextMark>;
  /** Their language, BCP 47, where it is another one than the node's; else null. */
  language: Maybe<Scalars['String']['output']>;
  /** Their direction, where that is said apart from the node's; else null. */
  direction: Maybe<Direction>;
  /** Whether it goes on with the link of the span before it, whose marks are others. */
  continues: Scalars['Boolean']['output'];
  /** The term's key: find it in `Course.glossary`. */
  key: Scalars['String']['output'];
};
