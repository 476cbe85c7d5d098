"""The data of editions."""

from editions.models.audit_entry import AppendOnly, AuditAction, AuditEntry
from editions.models.branding import Branding
from editions.models.case_study_decision import CaseStudyDecision
from editions.models.content_check import ContentCheck
from editions.models.deleted_page import DeletedPage
from editions.models.deletion_request import DeletionRequest
from editions.models.directory import DirectorySnapshot
from editions.models.edition import Edition, EditionLocale
from editions.models.fork_request import ForkRequest
from editions.models.front_end import FrontEnd
from editions.models.identity import PageIdentity
from editions.models.invitation import Invitation
from editions.models.media import MediaObject, PublicMedia
from editions.models.membership import Membership, Role
from editions.models.planned_release import PlannedRelease
from editions.models.preview import PreviewDraft
from editions.models.release import Document, Release, ReleaseDocument, ReleasePictures, ReleaseRequest
from editions.models.review import EditionWorkflow, ReviewStep, StepAction, roles_from
from editions.models.slot_change import SlotChange
from editions.models.update import EditionBase, Update, UpdateItem, UpdatePage
from editions.models.update_request import UpdateRequest
from editions.models.validity_reminder import ValidityReminder

__all__ = [
    "AppendOnly",
    "AuditAction",
    "AuditEntry",
    "Branding",
    "CaseStudyDecision",
    "ContentCheck",
    "DeletedPage",
    "DeletionRequest",
    "DirectorySnapshot",
    "Document",
    "Edition",
    "EditionBase",
    "EditionLocale",
    "EditionWorkflow",
    "ForkRequest",
    "FrontEnd",
    "Invitation",
    "MediaObject",
    "Membership",
    "PageIdentity",
    "PlannedRelease",
    "PreviewDraft",
    "PublicMedia",
    "Release",
    "ReleaseDocument",
    "ReleasePictures",
    "ReleaseRequest",
    "ReviewStep",
    "Role",
    "SlotChange",
    "StepAction",
    "Update",
    "UpdateItem",
    "UpdatePage",
    "UpdateRequest",
    "ValidityReminder",
    "roles_from",
]
