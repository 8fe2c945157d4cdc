### Documents: putting in, reading, checking

documents-title = Documents
documents-sub = { $count ->
        [one] { $count } document
       *[other] { $count } documents
    }
documents-empty-title = No documents yet
documents-empty-hint = Put in a speech or report: what it promises is found and set before you, item by item.
document-put-in = Put a document in
document-put-title = Put a document in
document-put-sub = A speech, a work report, a notice that assigns tasks
document-drop-title = Drop a file here, or click to choose one
document-drop-hint = docx, doc, pdf with text, txt, xlsx or xls, up to { $size } MB
document-drop-chosen = Chosen:
document-or-paste = Or paste the text
document-paste-label = Text
document-paste-hint = The full text; a line break between paragraphs is enough
document-read = Read it
document-reading = Reading…
document-head-title = About the document
document-head-hint = Found in the text; please check
document-title = Title
document-number = Document number
document-issuer = Issuer or speaker
document-date = Date
document-date-hint = Deadlines such as “by the end of June” are counted from this date
document-kind = Kind
document-kind-speech = Speech
document-kind-work-report = Government work report
document-kind-notice = Notice or task assignment
document-kind-plan = Plan
document-kind-minutes = Minutes
document-kind-other = Other
document-original = Original
document-original-download = Download the original
document-length = { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
document-received = Put in by { $person } on { $date }
document-state-reviewing = In review
document-state-issued = Issued
document-duplicate-title = This document is already here
document-duplicate-hint = Its text is that of “{ $title }”; nothing was added.
document-edit-head = Edit title, date, issuer
document-contents = Contents
document-no-headings = No headings in the text
document-to-review = Review it
document-check = Checks
document-check-no-task = Promised, without a task
document-check-no-sentence = Task without a sentence
document-check-no-target = Number without a target
document-check-superseded = Superseded
document-stat-commitments = commitments
document-stat-issued = issued
document-mark-not-issued = not issued
document-tasks = Tasks of this section
document-tasks-all = Tasks of this document
document-supersede = Supersede this commitment
document-supersede-text = The wording that holds now
document-supersede-reason = Reason
document-superseded-on = Superseded on { $date }: { $reason }
