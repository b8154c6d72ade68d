"""Routes of the app."""

from django.urls import path

from soceis.journey.documents.views import files, letters, papers, receipts

app_name = "documents"
urlpatterns = [
    path("young-people/<uuid:young_person_id>/documents/", papers.documents, name="documents"),
    path("young-people/<uuid:young_person_id>/papers/<slug:paper>/", papers.paper, name="paper"),
    path("young-people/<uuid:young_person_id>/letters/new/", letters.write_letter, name="write_letter"),
    path("young-people/<uuid:young_person_id>/files/new/", files.add_file, name="add_file"),
    path("letters/<uuid:letter_id>/", letters.letter, name="letter"),
    path("letters/<uuid:letter_id>/paper/", letters.letter_paper_page, name="letter_paper"),
    path("files/<uuid:file_id>/", files.file, name="file"),
    path("files/<uuid:file_id>/remove/", files.remove_file, name="remove_file"),
    path("receipts/<uuid:receipt_id>/file/", receipts.receipt_file, name="receipt_file"),
]
