"""Addresses of the admin's screens for editions, in the namespace `editions_admin`."""

from django.urls import path

from editions.admin.references.views import chooser, titles
from editions.admin.screens import branding, ending, fork, languages, release_changes
from editions.admin.screens.approvals import steps as approvals
from editions.admin.screens.case_studies import case as cases
from editions.admin.screens.case_studies.due import due as cases_due
from editions.admin.screens.case_studies.due import due_csv as cases_due_csv
from editions.admin.screens.case_studies.index import index as case_studies
from editions.admin.screens.directory.files import download, upload
from editions.admin.screens.directory.history import history, undo
from editions.admin.screens.directory.mail import mail as directory_mail
from editions.admin.screens.directory.table import directory
from editions.admin.screens.edition import edition
from editions.admin.screens.history import history as page_history
from editions.admin.screens.history import history_results
from editions.admin.screens.listing import EditionListView
from editions.admin.screens.releases import cancel_planned, publish, status, withdraw
from editions.admin.screens.translation import files as translation_files
from editions.admin.screens.translation.memory import fill
from editions.admin.screens.translation.progress import translation
from editions.admin.screens.translation.review import send_for_review
from editions.admin.screens.updates.deciding import decide_item, decide_items, edit_item
from editions.admin.screens.updates.files import media
from editions.admin.screens.updates.listing import AllUpdatesView, look, mail, updates
from editions.admin.screens.updates.listing import status as update_status
from editions.admin.screens.updates.preview import preview
from editions.admin.screens.updates.review import review
from editions.admin.screens.updates.steps import step

app_name = "editions_admin"

_CASE = "of/<slug:code>/case-studies/<uuid:lineage>/"
_TRANSLATION = "of/<slug:code>/languages/<slug:language>/translation/"
_DIRECTORY = "of/<slug:code>/directory/"
_UPDATE = "of/<slug:code>/updates/<int:update_id>/"

urlpatterns = [
    path("", EditionListView.as_view(), name="index"),
    path("results/", EditionListView.as_view(results_only=True), name="index_results"),
    path("references/", chooser, name="course_reference_chooser"),
    path("references/titles/", titles, name="course_reference_titles"),
    path("new/", fork.choose, name="choose_fork"),
    path("new/<slug:upstream>/", fork.fork, name="fork"),
    path("new/at-work/<int:request_id>/", fork.making, name="fork_at_work"),
    path("new/at-work/<int:request_id>/status/", fork.status, name="fork_status"),
    path("of/<slug:code>/", edition, name="edition"),
    path("of/<slug:code>/history/", page_history, name="history"),
    path("of/<slug:code>/history/results/", history_results, name="history_results"),
    path("of/<slug:code>/branding/", branding.branding, name="branding"),
    path("of/<slug:code>/branding/preview/", branding.preview, name="branding_preview"),
    path("of/<slug:code>/languages/", languages.languages, name="languages"),
    path("of/<slug:code>/languages/<slug:language>/", languages.change, name="change_language"),
    path("of/<slug:code>/languages/<slug:language>/delete/", languages.drop, name="drop_language"),
    path("of/<slug:code>/end/", ending.end, name="end"),
    path("of/<slug:code>/end/archive/", ending.archive, name="archive_edition"),
    path("of/<slug:code>/end/restore/", ending.restore, name="restore_edition"),
    path("of/<slug:code>/end/bundle/", ending.bundle, name="edition_bundle"),
    path("of/<slug:code>/end/delete/", ending.delete, name="delete_edition"),
    path("of/<slug:code>/approvals/", approvals.approvals, name="approvals"),
    path("of/<slug:code>/approvals/shared/", approvals.shared, name="shared_approvals"),
    path("of/<slug:code>/approvals/releases/", approvals.automatic, name="automatic_releases"),
    path("of/<slug:code>/approvals/pages/<int:workflow_state_id>/end/", approvals.end, name="end_review"),
    path("of/<slug:code>/releases/planned/cancel/", cancel_planned, name="cancel_planned_release"),
    path(_TRANSLATION, translation, name="translation"),
    path(f"{_TRANSLATION}file/", translation_files.download, name="translation_file"),
    path(f"{_TRANSLATION}memory/", fill, name="fill_from_memory"),
    path(f"{_TRANSLATION}pages/<int:page_id>/review/", send_for_review, name="send_translation"),
    path(f"{_TRANSLATION}upload/", translation_files.upload, name="upload_translation"),
    path("of/<slug:code>/releases/status/", status, name="release_status"),
    path("of/<slug:code>/releases/changes/", release_changes.next_release, name="next_release"),
    path("of/<slug:code>/releases/<words:version>/changes/", release_changes.release, name="release"),
    path("of/<slug:code>/releases/publish/", publish, name="publish_release"),
    path("of/<slug:code>/releases/<words:version>/withdraw/", withdraw, name="withdraw_release"),
    path("case-studies/due/", cases_due, name="case_studies_due"),
    path("case-studies/due.csv", cases_due_csv, name="case_studies_due_csv"),
    path("of/<slug:code>/case-studies/", case_studies, name="case_studies"),
    path(_CASE, cases.case, name="case_study"),
    path(f"{_CASE}undo/", cases.undo, name="undo_case_study"),
    path(f"{_CASE}questions/", cases.look, name="case_study_questions"),
    path(f"{_CASE}write/", cases.write, name="write_case_study"),
    path(_DIRECTORY, directory, name="directory"),
    path(f"{_DIRECTORY}slots.csv", download, name="directory_csv"),
    path(f"{_DIRECTORY}upload/", upload, name="directory_upload"),
    path(f"{_DIRECTORY}history/", history, name="directory_history"),
    path(f"{_DIRECTORY}history/<int:change_id>/undo/", undo, name="undo_slot_change"),
    path(f"{_DIRECTORY}mail/", directory_mail, name="directory_mail"),
    path("updates/", AllUpdatesView.as_view(), name="all_updates"),
    path("of/<slug:code>/updates/", updates, name="updates"),
    path("of/<slug:code>/updates/look/", look, name="look_for_updates"),
    path("of/<slug:code>/updates/mail/", mail, name="update_mail"),
    path("of/<slug:code>/updates/status/", update_status, name="update_status"),
    path(_UPDATE, review, name="update"),
    path(f"{_UPDATE}decide/", decide_items, name="decide_update_items"),
    path(f"{_UPDATE}items/<slug:key>/", decide_item, name="decide_update_item"),
    path(f"{_UPDATE}items/<slug:key>/edit/", edit_item, name="edit_update_item"),
    path(f"{_UPDATE}step/<slug:verb>/", step, name="update_step"),
    path(f"{_UPDATE}media/<slug:digest>/", media, name="update_media"),
    path(f"{_UPDATE}preview/<uuid:lineage>/<slug:locale>/", preview, name="preview_update"),
]
