from ..opening import OpenEnum


class Direction(OpenEnum):
    LTR = "LTR"
    RTL = "RTL"


class Typeface(OpenEnum):
    SYSTEM = "SYSTEM"
    SANS = "SANS"
    SERIF = "SERIF"


class ImageFormat(OpenEnum):
    AVIF = "AVIF"
    WEBP = "WEBP"


class RenditionName(OpenEnum):
    SMALL = "SMALL"
    MEDIUM = "MEDIUM"
    LARGE = "LARGE"
    ORIGINAL = "ORIGINAL"


class PageKind(OpenEnum):
    COURSE = "COURSE"
    MODULE = "MODULE"
    LESSON = "LESSON"
    CASE_STUDY = "CASE_STUDY"
    TOOL = "TOOL"
    GLOSSARY = "GLOSSARY"
    FINAL_ASSESSMENT = "FINAL_ASSESSMENT"


class GuidelineKind(OpenEnum):
    PRINCIPLE = "PRINCIPLE"
    GUIDELINE = "GUIDELINE"


class CrisisType(OpenEnum):
    CONFLICT = "CONFLICT"
    NATURAL_HAZARD = "NATURAL_HAZARD"
    HEALTH = "HEALTH"
    TECHNOLOGICAL = "TECHNOLOGICAL"
    UNREST = "UNREST"
    OTHER = "OTHER"


class RichTextMark(OpenEnum):
    BOLD = "BOLD"
    ITALIC = "ITALIC"
    SUBSCRIPT = "SUBSCRIPT"
    SUPERSCRIPT = "SUPERSCRIPT"
    ISOLATED = "ISOLATED"


class Certainty(OpenEnum):
    SEEN = "SEEN"
    MIXED = "MIXED"
    GENERAL = "GENERAL"
    WEAK = "WEAK"


class QuestionKind(OpenEnum):
    SINGLE = "SINGLE"
    MULTIPLE = "MULTIPLE"
    TRUE_FALSE = "TRUE_FALSE"
    MATCHING = "MATCHING"
    ORDERING = "ORDERING"
    SCENARIO = "SCENARIO"


class ToolKind(OpenEnum):
    TEMPLATE = "TEMPLATE"
    CHECKLIST = "CHECKLIST"
    WORKSHEET = "WORKSHEET"
    FORM = "FORM"
    INFOGRAPHIC = "INFOGRAPHIC"
    GUIDE = "GUIDE"
    KIT = "KIT"


class InstitutionKind(OpenEnum):
    MINISTRY = "MINISTRY"
    EMBASSY = "EMBASSY"
    CONSULATE = "CONSULATE"
    CRISIS_UNIT = "CRISIS_UNIT"
    LABOUR = "LABOUR"
    SERVICE = "SERVICE"
    PARTNER = "PARTNER"
    OTHER = "OTHER"


class Weekday(OpenEnum):
    MONDAY = "MONDAY"
    TUESDAY = "TUESDAY"
    WEDNESDAY = "WEDNESDAY"
    THURSDAY = "THURSDAY"
    FRIDAY = "FRIDAY"
    SATURDAY = "SATURDAY"
    SUNDAY = "SUNDAY"


class SlotKind(OpenEnum):
    INSTITUTION = "INSTITUTION"
    PHONE = "PHONE"
    TEXT = "TEXT"
    LINK = "LINK"


class CalloutTone(OpenEnum):
    INFO = "INFO"
    TIP = "TIP"
    REMEMBER = "REMEMBER"
    WARNING = "WARNING"
    DANGER = "DANGER"
